using System.Collections.Frozen;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// Refuses what no code behind could read: a control character in the path, a zero in the question, a body in an encoding that does not
/// exist.
/// </summary>
internal sealed class MalformedRequests(RequestDelegate next)
{
    // Asked of the list: to ask for one by name throws for those that exist and are no longer read, such as UTF-7.
    private static readonly FrozenSet<string> Charsets = Encoding.GetEncodings().Select(encoding => encoding.Name)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0
            || request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }
        if (request.ContentType is { Length: > 0 } type && !IsReadable(type))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }
        return next(context);
    }

    private static bool IsReadable(string type) =>
        MediaTypeHeaderValue.TryParse(type, out var parsed)
            && (!parsed.Charset.HasValue || Charsets.Contains(HeaderUtilities.RemoveQuotes(parsed.Charset).ToString()));
}
