using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Overrides;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Views;
using UsineCitoyenne.Umbraco.Management.Documents;

namespace UsineCitoyenne.Umbraco.Management.Usine;

/// <summary>What our dashboard shows first. Ours: Umbraco has no such thing.</summary>
internal static class WelcomeEndpoints
{
    private const int ReadDays = 30;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/usine/welcome", ReadAsync).RequireSection(SectionAliases.Content);

    private static async Task<WelcomeModel> ReadAsync(
        CurrentEditor who, EditorWelcome welcome, ChangedSources changed, PageViewReport views, SiteContent site, DocumentMapper map,
        CancellationToken cancel)
    {
        var overview = await welcome.ReadAsync(who, cancel);
        var snapshot = site.Current;
        return new WelcomeModel(
            who.Editor.Name, who.Editor.Documents.Root,
            overview.Home is { } home
                ? new WelcomeSiteModel(home, map.Shown(overview.HomeType!, overview.HomeName!), snapshot.ByKey(home)?.Url ?? "/") : null,
            overview.CallList, TypeOf(snapshot.Schema, DocumentTypes.Call), overview.TutorialList, TypeOf(snapshot.Schema, "tutorial"),
            [.. overview.CallsToPublish.Select(Waiting)], [.. overview.ToReview.Select(Waiting)],
            [.. (await changed.ListAsync(who, cancel)).Take(10).Select(source =>
                new ChangedSourceModel(source.Document, source.Name, source.Source, source.SourceName, source.ChangedAt))],
            [.. (await views.MostReadAsync(who, ReadDays, 5, cancel))
                .Select(page => new ReadPageModel(page.Key, page.Name, page.Url, page.Views))]);

        WaitingDocumentModel Waiting(WaitingDocument document) =>
            new(document.Key, document.Name, document.UpdateDate, document.Site is { } of ? map.Shown(DocumentTypes.DepartementHome, of)
                : null);
    }

    private static Guid? TypeOf(ContentSchema schema, string alias) => schema.ContentType(alias)?.Key;
}

/// <param name="EverySite">The whole tree is theirs. Without it and without a site, they write nowhere at present.</param>
internal sealed record WelcomeModel(
    string Name, bool EverySite, WelcomeSiteModel? Site, Guid? CallListId, Guid? CallTypeId, Guid? TutorialListId, Guid? TutorialTypeId,
    IReadOnlyList<WaitingDocumentModel> CallsToPublish, IReadOnlyList<WaitingDocumentModel> ToReview,
    IReadOnlyList<ChangedSourceModel> ChangedSources,
    IReadOnlyList<ReadPageModel> MostRead);

/// <param name="Views">In the last thirty days.</param>
internal sealed record ReadPageModel(Guid Id, string Name, string Url, int Views);

internal sealed record WelcomeSiteModel(Guid Id, string Name, string Url);

/// <param name="Site">The département it is for, where the editor sees several.</param>
internal sealed record WaitingDocumentModel(Guid Id, string Name, DateTime UpdateDate, string? Site);

/// <param name="Changed">UTC: when the nation published the source again.</param>
internal sealed record ChangedSourceModel(Guid Id, string Name, Guid SourceId, string SourceName, DateTime Changed);
