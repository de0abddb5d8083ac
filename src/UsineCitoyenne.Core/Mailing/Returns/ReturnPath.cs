using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>
/// Where a mail comes back to when it cannot be delivered: an address of its own (VERP), <c>retours+1234-9f86d081884c7d65@…</c>, whose
/// digest under the site's mail key nobody else can make. So a forged return does nothing.
/// </summary>
public sealed partial class ReturnPath(DatabaseOptions database, SiteOptions site, MailOptions options)
{
    private readonly Lazy<byte[]> key = new(() => SecretKey.Read(database.DataFolder, "mail.key", site.MailKey, "Site:MailKey"));

    /// <summary>The envelope's sender of a mail; null where no return address is set.</summary>
    internal string? Of(long mailId)
    {
        var parts = (string.IsNullOrEmpty(options.ReturnAddress) ? options.InboundAddress ?? "" : options.ReturnAddress).Split('@');
        return parts.Length == 2 ? $"{parts[0]}+{mailId}-{Digest(mailId)}@{parts[1]}" : null;
    }

    /// <summary>The mail that a text names by its return address; null when none of them is ours.</summary>
    internal long? Find(string text)
    {
        foreach (Match match in Token().Matches(text))
        {
            if (long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var mailId)
                && CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(Digest(mailId)),
                System.Text.Encoding.ASCII.GetBytes(match.Groups[2].Value.ToLowerInvariant())))
            {
                return mailId;
            }
        }
        return null;
    }

    private string Digest(long mailId)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = (byte)PreferenceSubject.Bounce;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], mailId);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, bytes).AsSpan(0, 8));
    }

    [GeneratedRegex(@"\+([0-9]{1,19})-([0-9a-fA-F]{16})@")]
    private static partial Regex Token();
}
