using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>
/// Relay addresses, one for each thing that can be answered: <c>reponses+besoin-12-9f86d081884c7d65@…</c>, all in the one mailbox of
/// <see cref="MailOptions.InboundAddress"/>. Their digest under the site's mail key is one that nobody else can make.
/// </summary>
internal sealed partial class InboundAddresses(DatabaseOptions database, SiteOptions site, MailOptions options)
{
    private readonly Lazy<byte[]> key = new(() => SecretKey.Read(database.DataFolder, "mail.key", site.MailKey, "Site:MailKey"));

    /// <summary>Null where the site reads no mailbox: nothing may then say that it can be answered by mail.</summary>
    /// <param name="kind">An <see cref="IInboundHandler.Kind"/>.</param>
    /// <param name="id">What the answer is about, or for.</param>
    public string? Of(string kind, long id)
    {
        if (!Kinds().IsMatch(kind))
        {
            throw new ArgumentException("A kind is 1 to 20 small letters and hyphens.", nameof(kind));
        }
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        return Split(options.InboundAddress) is var (local, domain) ? $"{local}+{kind}-{id}-{Digest(kind, id)}@{domain}" : null;
    }

    /// <summary>What a header names by a relay address of ours; null when none of them is.</summary>
    public InboundSubject? Find(string header)
    {
        foreach (Match match in Token().Matches(header))
        {
            var kind = match.Groups["kind"].Value.ToLowerInvariant();
            if (long.TryParse(match.Groups["id"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && CryptographicOperations.FixedTimeEquals(
                    Encoding.ASCII.GetBytes(Digest(kind, id)), Encoding.ASCII.GetBytes(match.Groups["digest"].Value.ToLowerInvariant())))
            {
                return new InboundSubject(kind, id);
            }
        }
        return null;
    }

    /// <summary>True for an address of the mailbox itself, with or without a part after its <c>+</c>.</summary>
    public bool IsOurs(string address) => Split(options.InboundAddress) is var (local, domain)
        && Split(address) is var (otherLocal, otherDomain)
        && domain.Equals(otherDomain, StringComparison.OrdinalIgnoreCase)
        && local.Equals(otherLocal.Split('+')[0], StringComparison.OrdinalIgnoreCase);

    private static (string Local, string Domain)? Split(string? address) =>
        address?.Split('@') is [{ Length: > 0 } local, { Length: > 0 } domain] ? (local, domain) : null;

    private string Digest(string kind, long id)
    {
        var named = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}-{id}"));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, (byte[])[(byte)PreferenceSubject.Inbound, .. named]).AsSpan(0, 8));
    }

    [GeneratedRegex("^[a-z][a-z-]{0,19}$")]
    private static partial Regex Kinds();

    // Some servers fold the case of what stands before the @.
    [GeneratedRegex(@"\+(?<kind>[a-z][a-z-]{0,19})-(?<id>[0-9]{1,19})-(?<digest>[0-9a-f]{16})@",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

internal readonly record struct InboundSubject(string Kind, long Id);
