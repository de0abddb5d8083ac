using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.History;

/// <summary>Who did what to a document or media item, and when.</summary>
public sealed class NodeHistory(Database database, TimeProvider clock)
{
    internal const int MaxDetail = 500;

    /// <summary>Adds a row to the caller's transaction: the act and its trace commit together or not at all.</summary>
    /// <param name="detail">In French; cut at 500 characters.</param>
    internal void Record(SiteDbContext db, Editor editor, Guid nodeKey, NodeKind kind, NodeAction action, string? detail = null) =>
        db.Add(new NodeHistoryEntry
        {
            NodeKey = nodeKey,
            Kind = kind,
            Action = action,
            At = clock.GetUtcNow().UtcDateTime,
            EditorKey = editor.Key,
            EditorName = editor.Name,
            Detail = detail is null ? null : Clip.To(detail, MaxDetail),
        });

    /// <param name="since">UTC; null for all.</param>
    /// <exception cref="ContentNotFoundException">No such node.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<Page<HistoryItem>> PageAsync(
        Editor editor, NodeKind kind, Guid key, int skip, int take, bool newestFirst = true, DateTime? since = null,
        CancellationToken cancel = default)
    {
        await using var db = database.Read();
        await RequireAsync(db, editor, kind, key, cancel);
        var entries = db.Set<NodeHistoryEntry>()
            .Where(entry => entry.NodeKey == key && entry.Kind == kind && (since == null || entry.At >= since));
        var ordered = newestFirst ? entries.OrderByDescending(entry => entry.Id) : entries.OrderBy(entry => entry.Id);
        var items = await ordered.Skip(skip).Take(take)
            .Select(entry => new HistoryItem(entry.NodeKey, entry.Action, entry.At, entry.EditorKey, entry.EditorName, entry.Detail))
            .ToListAsync(cancel);
        return new Page<HistoryItem>(await entries.CountAsync(cancel), items);
    }

    private static async Task RequireAsync(SiteDbContext db, Editor editor, NodeKind kind, Guid key, CancellationToken cancel)
    {
        var path = kind == NodeKind.Document
            ? await db.Set<Document>().Where(document => document.Key == key).Select(document => document.Path).FirstOrDefaultAsync(cancel)
            : await db.Set<MediaItem>().Where(item => item.Key == key).Select(item => item.Path).FirstOrDefaultAsync(cancel);
        if (path is null)
        {
            throw new ContentNotFoundException();
        }
        if (kind == NodeKind.Document)
        {
            editor.Require(DocumentVerbs.Read, path);
        }
        else
        {
            editor.RequireMedia(path);
        }
    }
}
