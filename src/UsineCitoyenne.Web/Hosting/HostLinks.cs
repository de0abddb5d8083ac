using System.Text;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Content;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// Writes the links of a page for the host that it is read at. In one place, on the finished page: rich texts hold links too, and
/// no view has to know. Does nothing on a site where no page has a host.
/// </summary>
internal sealed partial class HostLinks(RequestDelegate next, SiteContent content, SiteAddresses addresses)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (content.Current.Hosts.IsEmpty || context.Request.Path.StartsWithSegments("/umbraco"))
        {
            await next(context);
            return;
        }
        var response = context.Response;
        var original = response.Body;
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = original;
        }
        // Even an empty write would start the answer, and a page not found would have no error page.
        if (buffer.Length == 0)
        {
            return;
        }
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true)
        {
            await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
            return;
        }
        var here = context.Features.Get<HostedRequest>()?.Site;
        var page = Link()
            .Replace(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length), match => addresses.Link(match.Value, here));
        response.ContentLength = null;
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(page));
    }

    // Razor and the cleaner of rich texts both write double quotes.
    [GeneratedRegex("(?<=\\s(?:href|action|formaction)=\")/(?!/)[^\"]*")]
    private static partial Regex Link();
}
