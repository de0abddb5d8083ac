using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing.Patterns;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// A page has one address: asked for without its final slash, or in capitals, it sends to the right one. Runs after routing, so that
/// it knows which parts of the path are names and which are secrets, whose capitals count. Published content does the same for itself.
/// </summary>
internal sealed class OneAddress(RequestDelegate next)
{
    private static readonly string[] Names = ["site", "commune"];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
            && RightPath(request.Path.Value!, endpoint.RoutePattern) is var right && right != request.Path.Value)
        {
            context.Response.Redirect(new PathString(right).ToUriComponent() + request.QueryString, permanent: true);
            return Task.CompletedTask;
        }
        return next(context);
    }

    private static string RightPath(string path, RoutePattern pattern)
    {
        var parts = path.Trim('/').Split('/');
        for (var index = 0; index < parts.Length && index < pattern.PathSegments.Count; index++)
        {
            if (pattern.PathSegments[index].Parts is not [RoutePatternParameterPart parameter] || Names.Contains(parameter.Name))
            {
                parts[index] = parts[index].ToLowerInvariant();
            }
        }
        return $"/{string.Join('/', parts)}/";
    }
}
