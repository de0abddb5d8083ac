using System.Text;
using MimeKit;

namespace UsineCitoyenne.Testing;

/// <summary>A message as a server accepted it. <paramref name="Recipient"/> is the envelope's.</summary>
public sealed record SinkMail(string Recipient, string Raw)
{
    private readonly MimeMessage message = Load(Raw);

    public string MessageId => Header("Message-ID");

    public string Subject => message.Subject ?? "";

    public string Text => Lines(message.TextBody);

    public string Html => Lines(message.HtmlBody);

    /// <summary>The decoded header, empty when missing.</summary>
    public string Header(string name) => message.Headers[name] ?? "";

    /// <summary>The one recipient that it shows.</summary>
    public (string Name, string Address) To => message.To.Mailboxes.Single() is var to ? (to.Name ?? "", to.Address) : default;

    internal static SinkMail Parse(string dump) => new((Load(dump).Headers["X-Rcpt-Args"] ?? "").Trim('<', '>'), dump);

    private static MimeMessage Load(string raw)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(raw));
        try
        {
            return MimeMessage.Load(stream);
        }
        catch (FormatException)
        {
            // Nothing of it has come yet.
            return new MimeMessage();
        }
    }

    private static string Lines(string? part) => (part ?? "").ReplaceLineEndings("\n").TrimEnd('\n');
}
