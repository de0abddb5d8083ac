using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>Who uses a media item, which the client asks before it goes away, and who did what to it.</summary>
internal static class MediaTraceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var media = api.MapGroup("/media").RequireSection(SectionAliases.Media, SectionAliases.Content);
        media.MapGet("/{id:guid}/referenced-by", async (
            CurrentEditor who, Guid id, NodeReferences references, SiteContent site, CancellationToken cancel, int skip = 0, int take = 20) =>
            ReferrerModel.Paged(site.Current.Schema, await references.ToAsync(who, NodeKind.Media, id, skip, take, cancel)));
        media.MapGet("/{id:guid}/referenced-descendants", async (
            CurrentEditor who, Guid id, NodeReferences references, CancellationToken cancel, int skip = 0, int take = 20) =>
            Keys(await references.BelowAsync(who, NodeKind.Media, id, skip, take, cancel)));
        media.MapGet("/are-referenced", async (
            CurrentEditor who, Guid[] id, NodeReferences references, CancellationToken cancel, int skip = 0, int take = 20) =>
            Keys(await references.AmongAsync(who, NodeKind.Media, id, skip, take, cancel)));
        media.MapGet("/{id:guid}/audit-log", HistoryAsync);
    }

    private static async Task<PagedModel<MediaAuditLogModel>> HistoryAsync(
        CurrentEditor who, Guid id, NodeHistory history, CancellationToken cancel,
        string orderDirection = "Descending", DateTimeOffset? sinceDate = null, int skip = 0, int take = 100)
    {
        var page = await history.PageAsync(who, NodeKind.Media, id, skip, take, orderDirection != "Ascending", sinceDate?.UtcDateTime, cancel);
        return new PagedModel<MediaAuditLogModel>(page.Total, [.. page.Items.Select(MediaAuditLogModel.Of)]);
    }

    private static PagedModel<ReferenceByIdModel> Keys(Page<Guid> page) => new(page.Total, [.. page.Items.Select(key => new ReferenceByIdModel(key))]);
}

/// <param name="LogType">One of Umbraco's own, which the client has an icon and words for.</param>
/// <param name="Comment">What Umbraco's type does not say.</param>
internal sealed record MediaAuditLogModel(ReferenceByIdModel User, DateTime Timestamp, string LogType, string? Comment, string? Parameters)
{
    public static MediaAuditLogModel Of(HistoryItem item) => new(
        new ReferenceByIdModel(item.EditorKey), item.At,
        item.Action switch
        {
            NodeAction.Created => "New",
            NodeAction.Moved or NodeAction.Trashed or NodeAction.Restored => "Move",
            NodeAction.Sorted => "Sort",
            NodeAction.Deleted => "Delete",
            _ => "Save",
        },
        item.Action switch
        {
            NodeAction.FileReplaced => "Fichier remplacé",
            NodeAction.Trashed => "Mis à la corbeille",
            NodeAction.Restored => $"Sorti de la corbeille. {item.Detail}".TrimEnd(),
            _ => item.Detail,
        },
        null);
}
