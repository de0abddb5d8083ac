using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>Reads documents by their keys.</summary>
public sealed class DocumentReader(Database database)
{
    /// <summary>The draft, in the recycle bin too.</summary>
    /// <exception cref="ContentNotFoundException">No such document.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public Task<DocumentDetail> ByKeyAsync(Editor editor, Guid key, CancellationToken cancel = default) =>
        ReadAsync(editor, key, document => document.Values, cancel);

    /// <summary>Key of its type, and nothing else of it.</summary>
    /// <inheritdoc cref="ByKeyAsync"/>
    public async Task<Guid> TypeOfAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var document = await db.Set<Document>().Where(document => document.Key == key)
            .Select(document => new { document.Path, document.ContentTypeKey })
            .FirstOrDefaultAsync(cancel) ?? throw new ContentNotFoundException();
        editor.Require(DocumentVerbs.Read, document.Path);
        return document.ContentTypeKey;
    }

    /// <summary>What visitors read.</summary>
    /// <exception cref="ContentNotFoundException">No such document, or it is not online.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public Task<DocumentDetail> PublishedByKeyAsync(Editor editor, Guid key, CancellationToken cancel = default) =>
        ReadAsync(editor, key, document => document.OnlineSegment is null ? null : document.PublishedValues, cancel);

    /// <summary>Names for what values refer to: nodes within reach, and those that anybody may read online. Others are left out.</summary>
    public async Task<IReadOnlyList<DocumentNode>> ItemsAsync(
        Editor editor, IReadOnlyCollection<Guid> keys, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var nodes = await db.Set<Document>().Where(document => EF.Parameter(keys).Contains(document.Key)).NodesAsync(db, editor, cancel);
        return [.. nodes.Where(node => editor.Documents.Includes(node.Path) || editor.Documents.LeadsThrough(node.Path)
            || (node.State != DocumentState.Draft && !node.IsProtected && !node.IsTrashed))];
    }

    private async Task<DocumentDetail> ReadAsync(Editor editor, Guid key, Func<Document, string?> valuesOf, CancellationToken cancel)
    {
        await using var db = database.Read();
        var document = await db.Set<Document>().FirstOrDefaultAsync(document => document.Key == key, cancel)
            ?? throw new ContentNotFoundException();
        editor.Require(DocumentVerbs.Read, document.Path);
        var values = valuesOf(document) ?? throw new ContentNotFoundException("Cette page n’est pas en ligne.");
        var node = (await db.Set<Document>().Where(row => row.Key == key).NodesAsync(db, editor, cancel)).Single();
        var planned = await db.Set<DocumentSchedule>().Where(row => row.DocumentKey == key)
            .ToDictionaryAsync(row => row.Action, row => row.At, cancel);
        return new DocumentDetail(
            node, DocumentValues.Read(values), document.TemplateKey, document.PublishedAt,
            planned.TryGetValue(ScheduledAction.Publish, out var up) ? up : null,
            planned.TryGetValue(ScheduledAction.Unpublish, out var down) ? down : null);
    }
}
