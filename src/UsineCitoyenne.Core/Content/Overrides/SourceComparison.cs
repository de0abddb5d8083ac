using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Core.Content.Overrides;

/// <summary>A local page beside the national one that it takes the place of, and the way back to what the nation says.</summary>
public sealed class SourceComparison(ContentService content)
{
    /// <summary>Property by property, only what differs: the words of the local draft and those that the nation has online.</summary>
    /// <exception cref="ContentNotFoundException">No such local page, or it takes no other's place.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<IReadOnlyList<TextDifference>> ReadAsync(Editor editor, Guid document, CancellationToken cancel = default)
    {
        await using var db = content.Database.Read();
        var local = await db.DocumentAsync(document, cancel);
        editor.Require(DocumentVerbs.Read, local.Path);
        var source = await SourceAsync(db.Set<Document>(), db.Set<ContentOverride>(), document, cancel);
        return TextDifferences.Between(
            await db.SchemaAsync(cancel), local.ContentTypeKey, (local.Name, local.Values),
            (source.PublishedName!, source.PublishedValues!));
    }

    /// <summary>
    /// The local draft becomes what the nation has online; what it was stays among its versions. Nothing goes online by it.
    /// </summary>
    /// <inheritdoc cref="ReadAsync"/>
    public Task AdoptAsync(Editor editor, Guid document, CancellationToken cancel = default) => content.DraftAsync(editor, async act =>
    {
        var local = await act.DocumentAsync(document, DocumentVerbs.Update);
        var source = await SourceAsync(act.Db.Set<Document>(), act.Db.Set<ContentOverride>(), document, cancel);
        local.Edit(source.PublishedName!, source.PublishedValues!, act.Now);
        await act.KeepAsync(local, published: false);
        var row = await act.Db.Set<ContentOverride>().FirstAsync(row => row.DocumentKey == document, cancel);
        row.SourceVersion = source.PublishedAt!.Value;
        act.Record(document, NodeAction.Saved, "Reprise de la page nationale");
    }, cancel);

    private static async Task<Document> SourceAsync(
        IQueryable<Document> documents, IQueryable<ContentOverride> overrides, Guid local, CancellationToken cancel) =>
        await documents.AsNoTracking().FirstOrDefaultAsync(
            document => document.Published && !document.Trashed
                && overrides.Any(row => row.DocumentKey == local && row.SourceKey == document.Key), cancel)
        ?? throw new ContentNotFoundException("Cette page ne remplace aucune page nationale en ligne.");
}
