using System.Globalization;
using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>The Message-IDs that <see cref="OutboxQueue"/> gives, found in a text with or without their brackets.</summary>
internal static partial class MessageIds
{
    public static IEnumerable<(long MailId, string MessageId)> Find(string text) => Token().Matches(text)
        .Where(match => long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(match => (long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), $"<{match.Value}>"));

    [GeneratedRegex(@"\b([0-9]{1,19})\.[0-9a-f]{32}@[a-zA-Z0-9.-]+")]
    private static partial Regex Token();
}
