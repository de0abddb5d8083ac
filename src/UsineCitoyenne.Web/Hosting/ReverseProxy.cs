using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// Believes <c>X-Forwarded-For</c> and <c>-Proto</c> from this machine, and from the addresses of <c>Site:TrustedProxies</c>:
/// anybody else could otherwise choose the address that rate limits count.
/// </summary>
internal static class ReverseProxy
{
    public static void Configure(ForwardedHeadersOptions headers, IConfiguration configuration)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var address in configuration.GetSection("Site:TrustedProxies").Get<string[]>() ?? [])
        {
            headers.KnownProxies.Add(IPAddress.Parse(address));
        }
    }
}
