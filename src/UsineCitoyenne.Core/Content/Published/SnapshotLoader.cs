using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.Schema;
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
        // Read first: should a publish land in between, the next check sees a newer revision and loads again.
        var revision = await RevisionAsync(cancel);
        var schema = await SchemaAsync(cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var documents = await DocumentsAsync(connection, cancel);
        var (media, withdrawn) = await MediaAsync(connection, cancel);
        return new PublishedSnapshot(revision, schema, documents, media, await RedirectsAsync(cancel), withdrawn, await AccessAsync(cancel));
    }

    public async Task<long> RevisionAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await db.Set<ContentRevision>().Select(row => row.Revision).SingleAsync(cancel);
    }

    private async Task<RedirectMap> RedirectsAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await db.Set<ContentSetting>().AnyAsync(setting => setting.Name == RedirectBoard.Disabled, cancel)
            ? RedirectMap.Empty
            : new RedirectMap(await db.Set<Redirect>().ToDictionaryAsync(row => row.Path, row => row.DocumentKey, cancel));
    }

    private async Task<Dictionary<Guid, AccessRule>> AccessAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return (await db.Set<DocumentAccess>().ToListAsync(cancel)).ToDictionary(row => row.DocumentKey, row => row.ToRule());
    }

    private async Task<ContentSchema> SchemaAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await db.SchemaAsync(cancel);
    }

    private static async Task<List<PublishedDocument>> DocumentsAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Documents;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var documents = new List<PublishedDocument>();
        var aliases = new Dictionary<string, string>();
        // Rows are in the driver's buffer: a task a row and a column would cost more than the reading.
        while (reader.Read())
        {
            var alias = reader.GetString(3);
            documents.Add(new PublishedDocument(
                reader.GetGuid(0), aliases.TryGetValue(alias, out var known) ? known : aliases[alias] = alias,
                reader.GetString(7), reader.GetString(4), reader.GetFieldValue<byte[]>(8))
            {
                ParentKey = reader.IsDBNull(1) ? null : reader.GetGuid(1),
                SortOrder = reader.GetInt32(2),
                CreateDate = DateTime.SpecifyKind(reader.GetDateTime(5), DateTimeKind.Utc),
                UpdateDate = DateTime.SpecifyKind(reader.GetDateTime(6), DateTimeKind.Utc),
            });
        }
        return documents;
    }

    private static async Task<(List<PublishedMedia> Media, List<string> Withdrawn)> MediaAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Media;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var media = new List<PublishedMedia>();
        var withdrawn = new List<string>();
        while (reader.Read())
        {
            var item = PublishedMedia.Read(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4));
            if (!reader.GetBoolean(5))
            {
                media.Add(item);
            }
            else if (item.Url.Length > 0)
            {
                withdrawn.Add(item.Url);
            }
        }
        return (media, withdrawn);
    }
}
