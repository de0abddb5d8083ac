using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>Reads all that is published, straight from the driver: values stay the UTF-8 bytes that the database sends.</summary>
internal sealed class SnapshotLoader(Database database)
{
    private const string Documents =
        """
        SELECT "Key", "ParentKey", "SortOrder", "ContentType", "UrlSegment", "CreateDate", "PublishedAt", "PublishedName", "PublishedValues"
        FROM "Document" WHERE "Published" AND NOT "Trashed"
        """;

    private const string Media = """SELECT "Key", "Name", "MediaType", "Values", "Version", "Trashed" FROM "MediaItem" """;

    public async Task<PublishedSnapshot> LoadAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        await using var moment = await database.FreezeAsync(db, cancel);
        return await LoadAsync(db, await RevisionAsync(db, cancel), cancel);
    }

    /// <summary>What changed since a snapshot only, when the log tells it all; the whole otherwise.</summary>
    public async Task<PublishedSnapshot> LoadSinceAsync(PublishedSnapshot known, CancellationToken cancel)
    {
        await using var db = database.Read();
        await using var moment = await database.FreezeAsync(db, cancel);
        var revision = await RevisionAsync(db, cancel);
        return known.Revision < revision && await SnapshotCatchUp.FindAsync(db, known, revision, cancel) is { } change
            ? known.With(change)
            : await LoadAsync(db, revision, cancel);
    }

    public async Task<long> RevisionAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await RevisionAsync(db, cancel);
    }

    /// <summary>Empty while redirects are switched off.</summary>
    public static async Task<RedirectMap> RedirectsAsync(SiteDbContext db, CancellationToken cancel) =>
        await db.Set<ContentSetting>().AnyAsync(setting => setting.Name == RedirectService.Disabled, cancel)
            ? RedirectMap.Empty
            : new RedirectMap(await db.Set<Redirect>().ToDictionaryAsync(row => row.Path, row => row.DocumentKey, cancel));

    public static async Task<Dictionary<Guid, AccessRule>> AccessAsync(SiteDbContext db, CancellationToken cancel) =>
        (await db.Set<DocumentAccess>().ToListAsync(cancel)).ToDictionary(row => row.DocumentKey, row => row.ToRule());

    private static async Task<PublishedSnapshot> LoadAsync(SiteDbContext db, long revision, CancellationToken cancel)
    {
        var schema = await db.SchemaAsync(cancel);
        var connection = db.Database.GetDbConnection();
        var tree = NodeTree.Of(await DocumentsAsync(connection, cancel));
        var media = MediaCache.Of(await MediaAsync(connection, cancel));
        return new PublishedSnapshot(revision, schema, tree, media, await RedirectsAsync(db, cancel), await AccessAsync(db, cancel), null);
    }

    private static Task<long> RevisionAsync(SiteDbContext db, CancellationToken cancel) =>
        db.Set<ContentRevision>().Select(row => row.Revision).SingleAsync(cancel);

    private static async Task<List<PublishedNode>> DocumentsAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Documents;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var documents = new List<PublishedNode>();
        var aliases = new Dictionary<string, string>();
        // Rows are in the driver's buffer: a task a row and a column would cost more than the reading.
        while (reader.Read())
        {
            var alias = reader.GetString(3);
            documents.Add(new PublishedNode(
                reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), aliases.TryGetValue(alias, out var known) ? known
                    : aliases[alias] = alias,
                reader.GetString(7), reader.GetString(4), reader.GetFieldValue<byte[]>(8))
            {
                SortOrder = reader.GetInt32(2),
                CreateDate = DateTime.SpecifyKind(reader.GetDateTime(5), DateTimeKind.Utc),
                UpdateDate = DateTime.SpecifyKind(reader.GetDateTime(6), DateTimeKind.Utc),
            });
        }
        return documents;
    }

    private static async Task<List<PublishedMedia>> MediaAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Media;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var media = new List<PublishedMedia>();
        while (reader.Read())
        {
            media.Add(PublishedMedia.Read(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4),
                reader.GetBoolean(5)));
        }
        return media;
    }
}
