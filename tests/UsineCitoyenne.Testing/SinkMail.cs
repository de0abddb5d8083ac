using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Testing;

/// <summary>A message as a server accepted it. <paramref name="Recipient"/> is the envelope's.</summary>
public sealed record SinkMail(string Recipient, string Raw)
{
    private readonly MimeReader message = MimeReader.Read(Raw);

    public string MessageId => message["Message-ID"];

    public string Subject => message["Subject"];

    public string Text => message.Text;

    public string Html => message.Html;

    /// <summary>The decoded header, empty when missing.</summary>
    public string Header(string name) => message[name];

    internal static SinkMail Parse(string dump) => new(MimeReader.Read(dump)["X-Rcpt-Args"].Trim('<', '>'), dump);
}
