using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Content;

/// <summary>Every page that editors publish: one look-up in the snapshot, one view a document type.</summary>
[PublicPage]
public sealed class ContentController(SiteContent content, PageModels models) : Controller
{
    public IActionResult Show(string? path)
    {
        var page = content.Current.Resolve("/" + path);
        if (page is null || models.Create(page) is not { } model)
        {
            return content.Current.Redirect("/" + path) is { } moved ? RedirectPermanent(moved + Request.QueryString) : NotFound();
        }
        // One address a page: without its final slash, or in capitals, it is sent to the right one.
        if (Request.Path.Value != page.Url)
        {
            return RedirectPermanent(page.Url + Request.QueryString);
        }
        return View($"~/Views/{page.Document.ContentType}.cshtml", model);
    }
}

internal static class ContentRoutes
{
    public static void MapContent(this WebApplication site) => site.MapControllerRoute(
        "content", "{**path}", new { controller = "Content", action = nameof(ContentController.Show) });
}
