using Microsoft.AspNetCore.Http.HttpResults;
using UsineCitoyenne.Umbraco.Login;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Content.Previews;

internal static class PreviewRoutes
{
    /// <summary>The way out that the banner offers.</summary>
    public static void MapPreviews(this WebApplication site) =>
        site.MapGet("/apercu/quitter/", (HttpContext context, EditorCookies cookies, string? retour) =>
    {
        cookies.ClearPreview(context);
        context.Response.MustNotBeKept();
        return Results.LocalRedirect(RedirectHttpResult.IsLocalUrl(retour) && retour.StartsWith('/') ? retour : "/");
    });
}
