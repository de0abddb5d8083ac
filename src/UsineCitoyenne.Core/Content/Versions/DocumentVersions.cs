using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Versions;

/// <summary>Reads what was kept of a document at each save and publish.</summary>
public sealed class DocumentVersions(Database database)
{
    /// <summary>Newest first. Empty while only imports touched the document.</summary>
    /// <exception cref="ContentNotFoundException">No such document, or it is in the recycle bin.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<Page<VersionItem>> PageAsync(Editor editor, Guid document, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var owner = await db.DocumentAsync(document, cancel);
        editor.Require(DocumentVerbs.Read, owner.Path);
        var versions = db.Set<DocumentVersion>().Where(version => version.DocumentKey == document).OrderByDescending(version => version.At);
        var newest = await versions.Select(version => version.Key).FirstOrDefaultAsync(cancel);
        var online = owner.Published
            ? await versions.Where(version => version.Published).Select(version => version.Key).FirstOrDefaultAsync(cancel)
            : Guid.Empty;
        var items = await versions.Skip(skip).Take(take)
            .Select(version => new VersionItem(
                version.Key, document, owner.ContentTypeKey, version.Name, version.At, version.EditorKey, version.EditorName,
                version.Key == newest, version.Key == online, version.PreventCleanup))
            .ToListAsync(cancel);
        return new Page<VersionItem>(await versions.CountAsync(cancel), items);
    }

    /// <exception cref="ContentNotFoundException">No such version.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<VersionContent> ReadAsync(Editor editor, Guid version, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var found = await db.VersionAsync(version, cancel);
        var owner = await db.DocumentAsync(found.DocumentKey, cancel);
        editor.Require(DocumentVerbs.Read, owner.Path);
        return new VersionContent(
            found.Key, owner.Key, owner.ContentTypeKey, owner.ContentType, found.Name, found.At, found.EditorName,
            DocumentValues.Read(found.Values));
    }

    /// <summary>The draft as it is, then the version: only what differs.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<IReadOnlyList<TextDifference>> CompareAsync(Editor editor, Guid version, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var found = await db.VersionAsync(version, cancel);
        var owner = await db.DocumentAsync(found.DocumentKey, cancel);
        editor.Require(DocumentVerbs.Read, owner.Path);
        return TextDifferences.Between(await db.SchemaAsync(cancel), owner.ContentTypeKey, (owner.Name, owner.Values),
            (found.Name, found.Values));
    }
}

internal static class VersionQueries
{
    public static async Task<DocumentVersion> VersionAsync(this SiteDbContext db, Guid key, CancellationToken cancel) =>
        await db.Set<DocumentVersion>().FirstOrDefaultAsync(version => version.Key == key, cancel)
        ?? throw new ContentNotFoundException("Cette version n’existe plus.");
}
