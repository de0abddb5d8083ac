using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Validation;

namespace UsineCitoyenne.Core.Content.Publication;

/// <summary>What every way of going online does to one document.</summary>
internal static class Publisher
{
    /// <summary>The segments beside documents about to be published: of those only that may take another.</summary>
    public static Task<UrlSegments> SegmentsAsync(ContentAct act, IEnumerable<Document> documents) =>
        UrlSegments.LoadAsync(act.Db, [.. documents.Where(document => !KeepsSegment(document)).Select(document => document.ParentKey)],
            act.Cancel);

    /// <summary>Cleans the rich texts, gives the segment, keeps a version.</summary>
    /// <param name="segments">Of <see cref="SegmentsAsync"/>.</param>
    /// <exception cref="DocumentInvalidException">Its values do not fit its type.</exception>
    /// <exception cref="ContentException">A page above it is offline: nobody would find it.</exception>
    public static async Task PublishAsync(ContentAct act, Document document, UrlSegments segments, string? detail = null)
    {
        await RequireAboveOnlineAsync(act, document);
        await ValueValidator.RequirePublishableAsync(act, document);
        var schema = await act.SchemaAsync();
        if (schema.TryGet<ContentTypeDefinition>(document.ContentTypeKey, out var type))
        {
            document.Values = ContentCleaner.Clean(schema, type, document.Values);
        }
        var segment = KeepsSegment(document) ? document.UrlSegment : segments.Settle(document);
        if (segment != document.UrlSegment)
        {
            await RedirectWriter.KeepAsync(act, document);
        }
        document.Publish(segment, act.Now);
        await act.KeepAsync(document, published: true);
        act.Record(document.Key, NodeAction.Published, detail);
    }

    // One that the site itself may answer is looked at again: nobody read the page there.
    private static bool KeepsSegment(Document document) =>
        document.Published && document.Name == document.PublishedName && !ReservedSegments.Contains(document.UrlSegment);

    private static async Task RequireAboveOnlineAsync(ContentAct act, Document document)
    {
        foreach (var key in DocumentQueries.KeysOf(document.Path).SkipLast(1))
        {
            // Those that this act published before count too: the context knows them.
            var above = await act.Db.Set<Document>().FindAsync([key], act.Cancel);
            if (above is not { Published: true, Trashed: false })
            {
                throw new ContentException($"La page parente «\u00A0{above?.Name}\u00A0» n’est pas en ligne\u00A0: publiez-la d’abord.");
            }
        }
    }
}
