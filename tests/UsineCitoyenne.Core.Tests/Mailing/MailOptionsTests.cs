using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class MailOptionsTests
{
    [Fact]
    public void Without_a_host_the_defaults_are_valid() => new MailOptions().Validate();

    [Fact]
    public void On_465_the_password_travels_encrypted_without_STARTTLS() =>
        new MailOptions { Host = "smtp.example.org", From = "a@example.org", User = "usine", Port = 465, StartTls = false }.Validate();

    [Theory]
    [InlineData(nameof(MailOptions.From))]
    [InlineData(nameof(MailOptions.Port))]
    [InlineData(nameof(MailOptions.ReplyTo))]
    [InlineData(nameof(MailOptions.StartTls))]
    [InlineData(nameof(MailOptions.TimeoutSeconds))]
    [InlineData(nameof(MailOptions.Connections))]
    [InlineData(nameof(MailOptions.LeaseSeconds))]
    public void A_wrong_setting_stops_the_start_and_is_named(string name)
    {
        var options = new MailOptions { Host = "smtp.example.org", From = "a@example.org", User = "usine" };
        options.Validate();
        switch (name)
        {
            case nameof(MailOptions.From): options.From = null; break;
            case nameof(MailOptions.Port): options.Port = 0; break;
            case nameof(MailOptions.ReplyTo): options.ReplyTo = "x"; break;
            case nameof(MailOptions.StartTls): options.StartTls = false; break;
            case nameof(MailOptions.TimeoutSeconds): options.TimeoutSeconds = 0; break;
            case nameof(MailOptions.Connections): options.Connections = 65; break;
            default: options.LeaseSeconds = 40; break;
        }
        Assert.StartsWith($"Mail:{name} ", Assert.Throws<InvalidOperationException>(options.Validate).Message, StringComparison.Ordinal);
    }
}
