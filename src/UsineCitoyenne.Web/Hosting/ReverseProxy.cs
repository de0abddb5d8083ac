using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// Believes <c>X-Forwarded-For</c> and <c>-Proto</c> from this machine, and from the addresses of <c>Site:TrustedProxies</c>:
/// anybody else could otherwise choose the address that rate limits count.
/// </summary>
internal static class ReverseProxy
{
    /// <exception cref="FormatException">One is not an IP address.</exception>
    public static IReadOnlyList<IPAddress> TrustedProxies(IConfiguration configuration) =>
    [
        .. (configuration.GetSection("Site:TrustedProxies").Get<string[]>() ?? [])
            .Select(text => IPAddress.TryParse(text, out var address) ? address
                : throw new FormatException($"Site:TrustedProxies: {text}")),
    ];

    public static void Configure(ForwardedHeadersOptions headers, IReadOnlyList<IPAddress> trusted)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var address in trusted)
        {
            headers.KnownProxies.Add(address);
        }
    }
}
