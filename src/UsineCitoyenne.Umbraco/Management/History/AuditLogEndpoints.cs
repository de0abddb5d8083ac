using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Umbraco.Management.History;

/// <summary>Who did what to a document or media item.</summary>
internal static class AuditLogEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        Map(api, "/document/{id:guid}/audit-log", NodeKind.Document, SectionAliases.Content);
        Map(api, "/media/{id:guid}/audit-log", NodeKind.Media, SectionAliases.Media);
    }

    private static void Map(RouteGroupBuilder api, string pattern, NodeKind kind, string section) => api.MapGet(pattern, async (
        CurrentEditor who, Guid id, NodeHistory history, CancellationToken cancel,
        string orderDirection = "Descending", DateTimeOffset? sinceDate = null, int skip = 0, int take = 100) =>
    {
        try
        {
            var page = await history.PageAsync(who, kind, id, skip, take, orderDirection != "Ascending", sinceDate?.UtcDateTime, cancel);
            return new PagedModel<AuditLogResponseModel>(page.Total, [.. page.Items.Select(AuditLogResponseModel.Of)]);
        }
        catch (ContentNotFoundException)
        {
            // The client asks for the past of what it is about to create.
            return new PagedModel<AuditLogResponseModel>(0, []);
        }
    }).RequireSection(section);
}

/// <param name="Comment">In French; null when the type says it all.</param>
internal sealed record AuditLogResponseModel(ReferenceByIdModel User, DateTime Timestamp, string LogType, string? Comment,
    string? Parameters)
{
    public static AuditLogResponseModel Of(HistoryItem item)
    {
        var detail = item.Detail ?? item.Action switch
        {
            NodeAction.Created => "Création",
            NodeAction.AccessChanged => "Accès protégé modifié",
            NodeAction.Trashed => "Mise à la corbeille",
            NodeAction.Restored => "Sortie de la corbeille",
            NodeAction.FileReplaced => "Fichier remplacé",
            _ => null,
        };
        return new AuditLogResponseModel(new ReferenceByIdModel(item.EditorKey), item.At, TypeOf(item.Action), detail, detail);
    }

    // Umbraco's word where the client knows it; its « Custom » shows the comment alone.
    private static string TypeOf(NodeAction action) => action switch
    {
        NodeAction.Saved => "Save",
        NodeAction.Published => "Publish",
        NodeAction.Unpublished => "Unpublish",
        NodeAction.Moved => "Move",
        NodeAction.Copied => "Copy",
        NodeAction.Sorted => "Sort",
        NodeAction.Deleted => "Delete",
        NodeAction.RolledBack => "RollBack",
        NodeAction.HostsAssigned => "AssignDomain",
        NodeAction.VersionPinned => "ContentVersionPreventCleanup",
        NodeAction.VersionUnpinned => "ContentVersionEnableCleanup",
        _ => "Custom",
    };
}
