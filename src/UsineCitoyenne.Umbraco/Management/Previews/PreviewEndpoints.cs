using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Umbraco.Login;
using UsineCitoyenne.Umbraco.Management.Documents;

namespace UsineCitoyenne.Umbraco.Management.Previews;

/// <summary>Shows editors their drafts on the site itself: a cookie names their session, and the site does the rest.</summary>
internal static class PreviewEndpoints
{
    /// <summary>Umbraco's own; the client asks for it by name.</summary>
    private const string Provider = "umbDocumentUrlProvider";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/preview", (HttpContext context, CurrentEditor who, EditorCookies cookies) =>
        {
            cookies.WritePreview(context, who.Session);
            return Answers.Ok();
        }).RequireSection(SectionAliases.Content);
        api.MapDelete("/preview", (HttpContext context, EditorCookies cookies) =>
        {
            cookies.ClearPreview(context);
            return Answers.Ok();
        }).RequireEditor();
        api.MapGet("/document/{id:guid}/preview-url", async (
            HttpContext context, CurrentEditor who, Guid id, DocumentReader documents, EditorCookies cookies, CancellationToken cancel) =>
        {
            if ((await documents.ByKeyAsync(who, id, cancel)).Node.IsTrashed)
            {
                return new DocumentUrlInfoModel(null, null, "Cette page est dans la corbeille.", Provider);
            }
            cookies.WritePreview(context, who.Session);
            return new DocumentUrlInfoModel(null, $"/umbraco/preview?id={id}", null, Provider);
        }).RequireSection(SectionAliases.Content);
    }
}
