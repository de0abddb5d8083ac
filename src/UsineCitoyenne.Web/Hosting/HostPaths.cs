using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Web.Content.Previews;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>The host of its own that a request came to.</summary>
internal sealed record HostedRequest(HostedSite Site);

/// <summary>
/// Before routing: a request to the host of a département becomes one for its folder, and one for the folder is sent to the host.
/// Does nothing on a site where no page has a host.
/// </summary>
internal sealed partial class HostPaths(RequestDelegate next, SiteContent content, SiteAddresses addresses)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var snapshot = content.Current;
        if (snapshot.Hosts.IsEmpty || SharedPaths.Includes(request.Path.Value!))
        {
            return next(context);
        }
        var here = snapshot.Hosts.Find(request.Host.Value!);
        var path = request.Path.Value!;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (here is null)
        {
            // Sessions are the national site's, so what only some may read stays there, and so does a preview.
            if (reads && snapshot.Hosts.Of(path) is not null && context.Features.Get<PreviewSession>() is null
                && snapshot.Resolve(path)?.Document.Access is null)
            {
                context.Response.Redirect(addresses.Absolute(path) + request.QueryString, permanent: true);
                return Task.CompletedTask;
            }
        }
        else if (reads && Folder().IsMatch(path))
        {
            context.Response.Redirect(addresses.Absolute(path) + request.QueryString, permanent: true);
            return Task.CompletedTask;
        }
        else if (!path.StartsWith(here.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            request.Path = here.Prefix[..^1] + path;
        }
        if (here is not null)
        {
            context.Features.Set(new HostedRequest(here));
        }
        context.Response.OnStarting(() =>
        {
            if (context.Response.Headers.Location is [['/', ..] target])
            {
                context.Response.Headers.Location = addresses.Link(target, here);
            }
            return Task.CompletedTask;
        });
        return next(context);
    }

    [GeneratedRegex("^/agirlocal[0-9a-z]{2,3}(?:/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Folder();
}
