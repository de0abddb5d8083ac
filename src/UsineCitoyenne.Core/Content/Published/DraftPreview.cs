using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>
/// The site as it would be if an editor published every draft that they may read: those drafts laid over what is online. Made anew
/// each time, kept by nobody.
/// </summary>
public sealed class DraftPreview(Database database, SiteContent site)
{
    public async Task<PublishedSnapshot> BuildAsync(Editor editor, CancellationToken cancel = default)
    {
        var online = site.Current;
        await using var db = database.Read();
        // A publish dates the document: what was touched after it, or never was online.
        var drafts = await db.Set<Document>().AsNoTracking().Where(document => !document.Trashed).Within(editor.Documents)
            .Where(document => !document.Published || document.UpdateDate > document.PublishedAt).ToListAsync(cancel);
        return online.With(new SnapshotChange(online.Revision)
        {
            Nodes = drafts.Where(draft => editor.Can(DocumentVerbs.Read, draft.Path))
                .ToDictionary(draft => draft.Key, PublishedNode? (draft) => Of(draft, online.Schema)),
        });
    }

    // Rich texts are cleaned when they go online; until then they may hold anything, and another editor reads them here.
    private static PublishedNode Of(Document draft, ContentSchema schema)
    {
        var values = schema.TryGet<ContentTypeDefinition>(draft.ContentTypeKey, out var type)
            ? ContentCleaner.Clean(schema, type, draft.Values)
            : "{}";
        return new PublishedNode(draft.Key, draft.ParentKey, draft.ContentType, draft.Name, draft.UrlSegment,
            Encoding.UTF8.GetBytes(values))
        {
            SortOrder = draft.SortOrder,
            CreateDate = draft.CreateDate,
            UpdateDate = draft.UpdateDate,
            IsDraft = !draft.Published || draft.HasPendingChanges,
        };
    }
}
