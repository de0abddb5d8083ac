using System.Security.Cryptography;
using System.Text;
using MimeKit;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>A mail that arrived. Everything in it comes from a stranger.</summary>
internal sealed class InboundMail
{
    /// <summary>What is longer is read up to here: texts stand before what is attached.</summary>
    public const int MaximumBytes = 10_000_000;
    private const int MaximumText = 20_000;
    private const int MaximumDepth = 20;
    private static readonly ParserOptions Options = new() { MaxMimeDepth = MaximumDepth };
    private static readonly string[] RecipientHeaders =
        ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "X-Forwarded-To", "To", "Cc", "Resent-To"];

    private readonly Lazy<string> text;

    private InboundMail(byte[] bytes, MimeMessage message)
    {
        Message = message;
        Raw = Encoding.Latin1.GetString(bytes);
        text = new Lazy<string>(() => Clip.To(InboundText.WithoutQuotation(message), MaximumText));
        Digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>The sender's plain address as the header gives it; null when there is none.</summary>
    public string? From => Message.From.Mailboxes.FirstOrDefault()?.Address is { Length: > 0 } address && address.Contains('@') ? address
        : null;

    /// <summary>The sender's name as the header gives it, one clean line; may be empty.</summary>
    public string FromName => HeaderText.Clean(Message.From.Mailboxes.FirstOrDefault()?.Name);

    /// <summary>Without its brackets; null when the mail has none.</summary>
    public string? MessageId => Message.MessageId is { Length: > 0 } id ? id : null;

    public string Subject => HeaderText.Clean(Message.Subject);

    /// <summary>What the sender wrote, as plain text without what they quote, at most 20,000 characters.</summary>
    public string Text => text.Value;

    /// <summary>True for what a machine sent (RFC 3834): absence, list, report, or a mail of ours that came around.</summary>
    public bool IsAutomatic => InboundAutomatic.Is(Message);

    /// <summary>All that a relay address may stand in; not the body, where anybody may quote one.</summary>
    internal IEnumerable<string> Recipients =>
        RecipientHeaders.SelectMany(name => Message.Headers.Where(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(header => header.Value);

    internal MimeMessage Message { get; }

    /// <summary>As it came, a character a byte.</summary>
    internal string Raw { get; }

    /// <summary>SHA-256 of the bytes.</summary>
    internal string Digest { get; }

    /// <summary>Null for what is no mail at all.</summary>
    public static async Task<InboundMail?> ReadAsync(Stream stream, CancellationToken cancel)
    {
        var bytes = new byte[MaximumBytes];
        var length = await stream.ReadAtLeastAsync(bytes, MaximumBytes, throwOnEndOfStream: false, cancel);
        return Read(bytes[..length]);
    }

    public static InboundMail? Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            return new InboundMail(bytes, MimeMessage.Load(Options, stream));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
