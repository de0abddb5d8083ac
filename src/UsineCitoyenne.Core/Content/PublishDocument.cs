using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>Puts a draft online, its rich texts cleaned. This node shows it when the task completes, the others within a second.</summary>
public sealed class PublishDocument
{
    private readonly Database database;
    private readonly SiteContent site;
    private readonly TimeProvider clock;

    internal PublishDocument(Database database, SiteContent site, TimeProvider clock)
    {
        this.database = database;
        this.site = site;
        this.clock = clock;
    }

    /// <exception cref="ContentException">No such document, or it is in the recycle bin.</exception>
    public async Task RunAsync(Guid key, CancellationToken cancel = default)
    {
        await database.WriteAsync(async db =>
        {
            // First, so that on PostgreSQL two publishers of the same name wait here instead of taking one segment.
            await ContentRevision.BumpAsync(db, cancel);
            var document = await db.DocumentAsync(key, cancel);
            var schema = await db.SchemaAsync(cancel);
            if (schema.TryGet<ContentTypeDefinition>(document.ContentTypeKey, out var type))
            {
                document.Values = ContentCleaner.Clean(schema, type, document.Values);
            }
            var segments = await UrlSegments.LoadAsync(db, [document.ParentKey], cancel);
            var segment = document.Name == document.PublishedName
                ? document.UrlSegment
                : segments.Take(document.ParentKey, document.Key, document.Name);
            document.Publish(segment, clock.GetUtcNow().UtcDateTime);
        }, cancel);
        await site.ReloadIfChangedAsync(cancel);
    }
}
