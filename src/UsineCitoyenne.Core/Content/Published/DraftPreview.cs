using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>The site as it would be if an editor published every draft that they may read. Made anew each time, kept by nobody.</summary>
public sealed class DraftPreview
{
    private readonly Database database;
    private readonly SiteContent site;

    internal DraftPreview(Database database, SiteContent site)
    {
        this.database = database;
        this.site = site;
    }

    public async Task<PublishedSnapshot> BuildAsync(Editor editor, CancellationToken cancel = default)
    {
        var online = site.Current;
        await using var db = database.Read();
        // A publish dates the document: what was touched after it, or never was online.
        var drafts = await db.Set<Document>().AsNoTracking().Where(document => !document.Trashed).Within(editor.Documents)
            .Where(document => !document.Published || document.UpdateDate > document.PublishedAt).ToListAsync(cancel);
        return online.With(drafts.Where(draft => editor.Can(DocumentVerbs.Read, draft.Path)).Select(draft => Of(draft, online.Schema)));
    }

    // Rich texts are cleaned when they go online; until then they may hold anything, and another editor reads them here.
    private static PublishedDocument Of(Document draft, ContentSchema schema)
    {
        var values = schema.TryGet<ContentTypeDefinition>(draft.ContentTypeKey, out var type)
            ? ContentCleaner.Clean(schema, type, draft.Values)
            : "{}";
        return new PublishedDocument(draft.Key, draft.ContentType, draft.Name, draft.UrlSegment, Encoding.UTF8.GetBytes(values))
        {
            ParentKey = draft.ParentKey,
            SortOrder = draft.SortOrder,
            CreateDate = draft.CreateDate,
            UpdateDate = draft.UpdateDate,
            IsDraft = !draft.Published || draft.HasPendingChanges,
        };
    }
}
