using UsineCitoyenne.Umbraco.Login;

namespace UsineCitoyenne.Web.Content.Previews;

/// <summary>
/// The session of the back office whose drafts this request asks to see; whether it still stands is for <see cref="DraftPages"/>.
/// </summary>
internal sealed record PreviewSession(Guid Session)
{
    /// <summary>Before the kept pages: who previews is never shown one.</summary>
    internal sealed class Middleware(RequestDelegate next, EditorCookies cookies)
    {
        public Task InvokeAsync(HttpContext context)
        {
            if (cookies.ReadPreview(context) is { } session)
            {
                context.Features.Set(new PreviewSession(session));
            }
            return next(context);
        }
    }
}
