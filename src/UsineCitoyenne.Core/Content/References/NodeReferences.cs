using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.References;

/// <summary>Says what would miss a node that goes away. What is in the recycle bin misses nothing.</summary>
public sealed class NodeReferences(Database database)
{
    /// <summary>Who refers to a node: each once.</summary>
    /// <exception cref="ContentNotFoundException">No such node.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<Page<Referrer>> ToAsync(Editor editor, NodeKind kind, Guid key, int skip, int take,
        CancellationToken cancel = default)
    {
        await using var db = database.Read();
        Require(editor, kind, await PathAsync(db, kind, key, cancel));
        return await SourcesAsync(db, editor, Live(db).Where(row => row.TargetKey == key), skip, take, cancel);
    }

    /// <summary>Who refers to what the editor sees of the recycle bin: each once.</summary>
    public async Task<Page<Referrer>> ToBinAsync(Editor editor, NodeKind kind, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var trashed = kind == NodeKind.Document
            ? await db.Set<Document>().Where(row => row.Trashed).Select(row => new { row.Key, row.Path }).ToListAsync(cancel)
            : await db.Set<MediaItem>().Where(row => row.Trashed).Select(row => new { row.Key, row.Path }).ToListAsync(cancel);
        var mine = trashed.Where(row => (kind == NodeKind.Document ? editor.Documents : editor.Media).Includes(row.Path))
            .Select(row => row.Key).ToList();
        return await SourcesAsync(db, editor, Live(db).Where(row => EF.Parameter(mine).Contains(row.TargetKey)), skip, take, cancel);
    }

    private static async Task<Page<Referrer>> SourcesAsync(
        SiteDbContext db, Editor editor, IQueryable<NodeReference> references, int skip, int take, CancellationToken cancel)
    {
        var sources = references.Select(row => new { row.SourceKey, row.SourceKind }).Distinct();
        var page = await sources.OrderBy(row => row.SourceKind).ThenBy(row => row.SourceKey).Skip(skip).Take(take).ToListAsync(cancel);
        var keys = page.Select(row => row.SourceKey).ToList();
        var documents = await db.Set<Document>().Where(row => EF.Parameter(keys).Contains(row.Key)).Select(row => new
        {
            row.Key,
            Found = new Referrer(row.Key, NodeKind.Document, row.Name, row.ContentTypeKey, row.ContentType, row.Published),
            row.Path,
        }).ToListAsync(cancel);
        var media = await db.Set<MediaItem>().Where(row => EF.Parameter(keys).Contains(row.Key)).Select(row => new
        {
            row.Key,
            Found = new Referrer(row.Key, NodeKind.Media, row.Name, row.MediaTypeKey, row.MediaType, true),
            row.Path,
        }).ToListAsync(cancel);
        // Drafts of others are theirs: that there is one is told, its name is not.
        var found = documents.Select(row => row.Found.IsPublished || editor.Documents.Includes(row.Path) ? row.Found
            : row.Found with { Name = Elsewhere })
            .Concat(media.Select(row => editor.Media.Includes(row.Path) ? row.Found : row.Found with { Name = Elsewhere }))
            .ToDictionary(item => item.Key);
        return new Page<Referrer>(await sources.CountAsync(cancel), [.. keys.Select(source => found[source])]);
    }

    /// <summary>What hangs below a node and is referred to.</summary>
    /// <inheritdoc cref="ToAsync"/>
    public async Task<Page<Guid>> BelowAsync(Editor editor, NodeKind kind, Guid key, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var path = await PathAsync(db, kind, key, cancel);
        Require(editor, kind, path);
        var below = kind == NodeKind.Document
            ? db.Within(path).Where(row => row.Key != key).Select(row => row.Key)
            : db.Set<MediaItem>().Where(row => row.Path.StartsWith(path) && row.Key != key).Select(row => row.Key);
        return await TargetsAsync(Live(db).Where(row => below.Contains(row.TargetKey)), skip, take, cancel);
    }

    /// <summary>Which of some nodes are referred to. Those out of the editor's reach are left out.</summary>
    public async Task<Page<Guid>> AmongAsync(
        Editor editor, NodeKind kind, IReadOnlyCollection<Guid> keys, int skip, int take, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var paths = kind == NodeKind.Document
            ? await db.Set<Document>().Where(row => EF.Parameter(keys).Contains(row.Key)).Select(row => new { row.Key, row.Path })
            .ToListAsync(cancel)
            : await db.Set<MediaItem>().Where(row => EF.Parameter(keys).Contains(row.Key)).Select(row => new { row.Key, row.Path })
            .ToListAsync(cancel);
        var mine = paths.Where(row => (kind == NodeKind.Document ? editor.Documents : editor.Media).Includes(row.Path))
            .Select(row => row.Key).ToList();
        return await TargetsAsync(Live(db).Where(row => EF.Parameter(mine).Contains(row.TargetKey)), skip, take, cancel);
    }

    private const string Elsewhere = "Une page hors de votre espace";

    private static IQueryable<NodeReference> Live(SiteDbContext db) => db.Set<NodeReference>().Where(row =>
        row.SourceKey != row.TargetKey
        && (db.Set<Document>().Any(source => source.Key == row.SourceKey && !source.Trashed)
            || db.Set<MediaItem>().Any(source => source.Key == row.SourceKey && !source.Trashed)));

    private static async Task<Page<Guid>> TargetsAsync(IQueryable<NodeReference> references, int skip, int take, CancellationToken cancel)
    {
        var targets = references.Select(row => row.TargetKey).Distinct();
        return new Page<Guid>(await targets.CountAsync(cancel), await targets.OrderBy(key => key).Skip(skip).Take(take)
            .ToListAsync(cancel));
    }

    private static async Task<string> PathAsync(SiteDbContext db, NodeKind kind, Guid key, CancellationToken cancel) =>
        (kind == NodeKind.Document
        ? await db.Set<Document>().Where(row => row.Key == key).Select(row => row.Path).FirstOrDefaultAsync(cancel)
        : await db.Set<MediaItem>().Where(row => row.Key == key).Select(row => row.Path).FirstOrDefaultAsync(cancel))
        ?? throw new ContentNotFoundException();

    private static void Require(Editor editor, NodeKind kind, string path)
    {
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

/// <param name="TypeKey">Of the document or media type.</param>
/// <param name="Type">Its alias.</param>
public sealed record Referrer(Guid Key, NodeKind Kind, string Name, Guid TypeKey, string Type, bool IsPublished);
