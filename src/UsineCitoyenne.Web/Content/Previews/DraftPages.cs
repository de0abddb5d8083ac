using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Web.Content.Models;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Content.Previews;

/// <summary>Pages as an editor's drafts would make them, for that editor alone.</summary>
public sealed class DraftPages(EditorDirectory editors, DraftPreview preview, PageModels models)
{
    private static readonly string Policy = SecurityHeaders.Policy.Replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);

    /// <returns>Null when the session is over, or there is no such page, draft or not.</returns>
    internal async Task<DraftPage?> FindAsync(HttpContext context, PreviewSession session, string? path)
    {
        if (await editors.OfSessionAsync(session.Session, context.RequestAborted) is not { } editor)
        {
            return null;
        }
        var drafts = await preview.BuildAsync(editor, context.RequestAborted);
        // The back office frames a page by its key.
        var resolved = Guid.TryParse(path, out var key) && drafts.ByKey(key) is { } document ? drafts.Resolve(document.Url)
            : drafts.Resolve("/" + path);
        var framed = context.Request.Headers["Sec-Fetch-Dest"] == "iframe";
        if (resolved is null
            || models.CreatePreview(resolved, drafts, new PreviewBanner(resolved.Document.IsDraft, framed)) is not { } page)
        {
            return null;
        }
        context.Response.MustNotBeKept();
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return context.Request.Path.Value == resolved.Url ? new DraftPage(page, null) : new DraftPage(null, resolved.Url);
    }
}

/// <param name="MovedTo">The page's right address, when it was asked for by another.</param>
internal sealed record DraftPage(ContentPage? Page, string? MovedTo);
