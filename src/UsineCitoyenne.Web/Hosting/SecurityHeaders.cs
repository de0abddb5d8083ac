using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Web.Backoffice;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// The headers that every answer carries. Nothing is loaded from elsewhere but the video that a visitor starts, nothing runs inline;
/// the back office has a policy of its own.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, BackofficeFiles backoffice)
{
    public static readonly string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + $"media-src 'self'; frame-src {VideoPlayers.Origins}; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri "
        + "'none'; frame-ancestors 'none'";

    /// <summary>For a page that shows one of ours in a frame. A second <c>frame-src</c> behind the first would be ignored.</summary>
    public static readonly string FramingPolicy = Policy.Replace(
        $"frame-src {VideoPlayers.Origins}", "frame-src 'self'", StringComparison.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = BackofficePaths.IsScreen(context.Request.Path) ? backoffice.Policy : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), interest-cohort=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }
}
