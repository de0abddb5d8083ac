using System.Text;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Preferences;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class MailReturnsTests : SiteTest
{
    private MailReturns Returns => Site.Get<MailReturns>();

    [Fact]
    public async Task A_hard_bounce_stops_all_mails_but_those_asked_for()
    {
        var (volunteer, address) = await WrittenToAsync();
        Assert.Equal(1, await PostAsync("bounce", address, "5.1.1"));
        Assert.Equal(1, await PostAsync("bounce", address, "5.1.1"));
        Assert.Equal(Site.Clock.Now, await Returns.TroubleSinceAsync(volunteer.Id));
        var mails = await Site.MailsAsync();
        Assert.Null(await Site.Get<MailComposer>().ComposeAsync(Sendable(mails.Single(mail => mail.Template == WelcomeMail.TemplateName))));
        await Site.SignUpAsync(CoreSite.Form("autre@example.org"));
        Assert.NotNull(await Site.Get<MailComposer>().ComposeAsync(Sendable((await Site.MailsAsync()).Last())));
        Assert.NotEmpty(await Site.AuditAsync(AuditAction.AddressBounced));
    }

    [Theory]
    [InlineData("bounce", "4.2.2")]
    [InlineData("bounce", null)]
    [InlineData("delivery", "5.1.1")]
    public async Task A_delay_or_something_else_changes_nothing(string type, string? status)
    {
        var (volunteer, address) = await WrittenToAsync();
        Assert.Equal(0, await PostAsync(type, address, status));
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
    }

    [Fact]
    public async Task A_forged_return_does_nothing()
    {
        var (volunteer, address) = await WrittenToAsync();
        var at = address.IndexOf('@');
        var forged = address[..(at - 1)] + (address[at - 1] == '0' ? '1' : '0') + address[at..];
        foreach (var other in new[] { forged, volunteer.Email, "retours@usine.example.org", "retours+1-0000000000000000@usine.example.org" })
        {
            Assert.Equal(0, await PostAsync("bounce", other, "5.1.1"));
            Assert.Equal(0, await PostAsync("complaint", other, null));
        }
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
    }

    [Fact]
    public async Task A_complaint_unsubscribes_from_everything_that_is_grouped()
    {
        var (volunteer, address) = await WrittenToAsync();
        Assert.Equal(1, await PostAsync("complaint", address, null));
        await using var db = Site.Database.Read();
        Assert.DoesNotContain(ConsentTexts.News.Purpose, ConsentLedger.PurposesOf(db, volunteer.Id));
        Assert.Contains(ConsentTexts.Contact.Purpose, ConsentLedger.PurposesOf(db, volunteer.Id));
    }

    [Fact]
    public async Task Reports_of_the_mailbox_are_read_once_each()
    {
        var (volunteer, address) = await WrittenToAsync();
        var folder = Path.Combine(Site.Database.Settings.DataFolder, "retours");
        Site.Get<MailOptions>().ReturnFolder = folder;
        var arriving = Directory.CreateDirectory(Path.Combine(folder, "new")).FullName;
        await File.WriteAllTextAsync(Path.Combine(arriving, "1"), Report(address, "delayed", "4.4.1"));
        await File.WriteAllTextAsync(Path.Combine(arriving, "2"), "To: personne\n\nVous êtes absent ?");
        Assert.Equal(0, await Returns.ReadFolderAsync());
        Assert.Null(await Returns.TroubleSinceAsync(volunteer.Id));
        await File.WriteAllTextAsync(Path.Combine(arriving, "3"), Report(address, "failed", "5.1.1"));
        Assert.Equal(1, await Returns.ReadFolderAsync());
        Assert.NotNull(await Returns.TroubleSinceAsync(volunteer.Id));
        Assert.Empty(Directory.GetFiles(arriving));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(folder, "cur")).Length);
    }

    // As Postfix writes it.
    private static string Report(string to, string action, string status) => $"""
        From: MAILER-DAEMON@relais.example
        To: {to}
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="BORD"

        --BORD
        Content-Type: text/plain

        Status: voir plus bas
        --BORD
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relais.example

        Final-Recipient: rfc822; josette@example.org
        Action: {action}
        Status: {status}

        --BORD--
        """;

    private async Task<(Volunteer Volunteer, string ReturnAddress)> WrittenToAsync()
    {
        Site.Get<MailOptions>().ReturnAddress = "retours@usine.example.org";
        var volunteer = await Site.ConfirmedAsync(CoreSite.Form() with { AcceptsNews = true });
        return (volunteer, (await Site.Get<MailComposer>().ComposeAsync(Sendable((await Site.MailsAsync()).Single(row => row.Template == WelcomeMail.TemplateName))))!.ReturnPath!);
    }

    private static OutboxMail Sendable(OutboxMail mail)
    {
        mail.MessageId = $"<{mail.Id}@usine.example.org>";
        return mail;
    }

    private Task<int> PostAsync(string type, string address, string? status) => Returns.TakeAsync(new MemoryStream(Encoding.UTF8.GetBytes(
        System.Text.Json.JsonSerializer.Serialize(new { events = new[] { new { type, address, status } } }))));
}
