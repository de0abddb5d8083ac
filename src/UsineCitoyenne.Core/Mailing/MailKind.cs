using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>A kind of mail: its name in the outbox, to whom it goes, and what its rows hold beyond the recipient.</summary>
/// <typeparam name="TData">Without personal data. The rows hold its text, and outlive the version that wrote them.</typeparam>
/// <param name="Name">Of the <see cref="IMailTemplate"/> that composes it.</param>
internal sealed record MailKind<TData>(string Name, MailRecipient Recipient)
    where TData : IParsable<TData>
{
    /// <param name="once">Two requests of this kind with the same text here are one mail. Null when repeats are meant.</param>
    public MailRequest To(long recipientId, TData data, string? once = null) => new(Name, Recipient, recipientId)
    {
        Data = Write(data),
        DedupKey = once is null ? null : $"{Name}:{once}",
    };

    /// <summary>The text that <see cref="TryRead"/> reads, the same in every culture.</summary>
    public string Write(TData data) =>
        data is IFormattable value ? value.ToString(null, CultureInfo.InvariantCulture) : data.ToString() ?? "";

    public bool TryRead(string text, [MaybeNullWhen(false)] out TData data) =>
        TData.TryParse(text, CultureInfo.InvariantCulture, out data);
}
