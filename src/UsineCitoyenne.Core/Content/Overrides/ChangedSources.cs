using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Reading;

namespace UsineCitoyenne.Core.Content.Overrides;

/// <summary>Tells local editors which national pages changed since they took them over.</summary>
public sealed class ChangedSources(ContentService content)
{
    /// <summary>Local pages, within the editor's reach, whose source was published again since; the latest change first.</summary>
    public async Task<IReadOnlyList<ChangedSource>> ListAsync(Editor editor, CancellationToken cancel = default)
    {
        await using var db = content.Database.Read();
        return await db.Set<Document>().Where(document => !document.Trashed).Within(editor.Documents)
            .Join(db.Set<ContentOverride>(), document => document.Key, row => row.DocumentKey, (document, row) => new { document, row })
            .Join(db.Set<Document>(), pair => pair.row.SourceKey, source => source.Key,
                (pair, source) => new { pair.document, pair.row, source })
            .Where(found => found.source.Published && found.source.PublishedAt > found.row.SourceVersion)
            .OrderByDescending(found => found.source.PublishedAt)
            .Select(found => new ChangedSource(
                found.document.Key, found.document.Name, found.source.Key, found.source.PublishedName!, found.row.SourceVersion,
                found.source.PublishedAt!.Value))
            .ToListAsync(cancel);
    }

    /// <summary>The editor has seen what changed, and taken of it what was wanted.</summary>
    /// <exception cref="ContentNotFoundException">No such local page, or it takes no other's place.</exception>
    /// <exception cref="EditorDeniedException">The editor may not change it.</exception>
    public Task AcknowledgeAsync(Editor editor, Guid document, CancellationToken cancel = default) =>
        content.DraftAsync(editor, async act =>
    {
        await act.DocumentAsync(document, DocumentVerbs.Update);
        var row = await act.Db.Set<ContentOverride>().FirstOrDefaultAsync(row => row.DocumentKey == document, cancel)
            ?? throw new ContentNotFoundException("Cette page ne remplace aucune page nationale.");
        var published = await act.Db.Set<Document>().Where(source => source.Key == row.SourceKey).Select(source => source.PublishedAt)
            .FirstOrDefaultAsync(cancel);
        row.SourceVersion = published ?? row.SourceVersion;
    }, cancel);
}

/// <param name="Seen">UTC: when the source, as last seen here, was published.</param>
/// <param name="ChangedAt">UTC: when it was published again.</param>
public sealed record ChangedSource(Guid Document, string Name, Guid Source, string SourceName, DateTime Seen, DateTime ChangedAt);
