using System.Globalization;

namespace UsineCitoyenne.Core.Content.Hosts;

/// <summary>
/// What editors type as a domain: a host, with a scheme or a port if need be; a path after it, or <c>*</c>, names a culture only.
/// </summary>
internal sealed record HostName(string? Scheme, string Host, bool HasPath)
{
    public const string Wildcard = "*";

    /// <summary>Null for what is no host name.</summary>
    public static HostName? Read(string text)
    {
        var (scheme, rest) = text.Trim().Split("://", 2) is [var before, var after] ? (before.ToLowerInvariant(), after)
            : (null, text.Trim());
        if (scheme is not (null or "http" or "https"))
        {
            return null;
        }
        // « /en »: a path on whatever host, to name a culture.
        if (rest.StartsWith('/') && scheme is null)
        {
            return new HostName(null, "", HasPath: true);
        }
        var slash = rest.TrimEnd('/').IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? rest.TrimEnd('/') : rest[..slash];
        var (host, port) = authority.Split(':') is [var name, var digits] ? (name.TrimEnd('.'), ":" + digits)
            : (authority.TrimEnd('.'), "");
        if (Uri.CheckHostName(host) is not (UriHostNameType.Dns or UriHostNameType.IPv4)
            || (port.Length > 0 && !ushort.TryParse(port[1..], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return null;
        }
        // The port that the scheme has anyway is no other host.
        port = (scheme, port) is (null or "https", ":443") or (null or "http", ":80") ? "" : port;
        // As browsers send it: lower case, accents as punycode (RFC 5891).
        return new HostName(scheme, new IdnMapping().GetAscii(host).ToLowerInvariant() + port, slash >= 0);
    }
}
