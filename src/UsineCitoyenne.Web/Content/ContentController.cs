using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Views;
using UsineCitoyenne.Web.Content.Models;
using UsineCitoyenne.Web.Content.Previews;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Content;

/// <summary>Every page that editors publish: one look-up in the snapshot, one view a document type.</summary>
[PublicPage]
public sealed class ContentController(SiteContent content, PageModels models, DraftPages drafts, ProtectedPages gate, PageViewCounter views,
    SiteOptions site) : Controller
{
    public async Task<IActionResult> Show(string? path)
    {
        if (HttpContext.Features.Get<PreviewSession>() is { } session && await drafts.FindAsync(HttpContext, session, path) is { } draft)
        {
            return draft.MovedTo is { } address ? Redirect(address) : Show(draft.Page!);
        }
        var snapshot = content.Current;
        var page = snapshot.Resolve("/" + path);
        if (page is null || models.Create(page) is not { } model)
        {
            return snapshot.Redirect("/" + path) is { } moved ? RedirectPermanent(moved + Request.QueryString) : NotFound();
        }
        // One address a page: without its final slash, or in capitals, it is sent to the right one.
        if (Request.Path.Value != page.Url)
        {
            return RedirectPermanent(page.Url + Request.QueryString);
        }
        if (page.Document.Access is { } rule)
        {
            return await GuardAsync(snapshot, page, rule, model);
        }
        HttpContext.Features.Set(new ReadDocument(views.Of(page.Site.Key, page.Document.Key)));
        return Show(model);
    }

    private async Task<IActionResult> GuardAsync(PublishedSnapshot snapshot, ResolvedPage page, AccessRule rule, ContentPage model)
    {
        Response.MustNotBeKept();
        // Sessions are the national site's.
        if (HttpContext.Features.Get<HostedRequest>() is not null)
        {
            return Redirect(site.Absolute(page.Url) + Request.QueryString);
        }
        switch (await gate.JudgeAsync(rule))
        {
            case ProtectedPages.Verdict.Welcome:
                return Show(model);
            case ProtectedPages.Verdict.SignInFirst:
                return Open(snapshot, rule.Login) is { } login ? Redirect($"{login.Document.Url}?retour={Uri.EscapeDataString(page.Url)}")
                    : Challenge();
            default:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                return Open(snapshot, rule.Error) is { } error ? Show(error) : StatusCode(StatusCodes.Status403Forbidden);
        }
    }

    /// <summary>A page that anybody may read; null when it went offline, or is itself closed.</summary>
    private ContentPage? Open(PublishedSnapshot snapshot, Guid key) =>
        snapshot.ByKey(key) is { Access: null } document && snapshot.Resolve(document.Url) is { } page ? models.Create(page) : null;

    private ViewResult Show(ContentPage page) => View($"~/Views/{page.Document.ContentType}.cshtml", page);
}

internal static class ContentRoutes
{
    public static void MapContent(this WebApplication site) => site.MapControllerRoute(
        "content", "{**path}", new { controller = "Content", action = nameof(ContentController.Show) });
}
