using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Overrides;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>
/// Takes a national tutorial, question or video over into a département (requirement X6): what is online of it becomes a local
/// draft of the same name, which once published stands in for it there. The nation's own page does not change.
/// </summary>
public sealed class OverrideInherited(ContentService content)
{
    /// <param name="source">A published page of a national list.</param>
    /// <param name="list">The département's list of the same type.</param>
    /// <returns>Key of the local draft.</returns>
    /// <exception cref="ContentException">The source is not online, does not belong to such a list, or was taken over already.</exception>
    /// <exception cref="EditorDeniedException">The editor may not create in that list. The source is public: any editor may read
    /// it.</exception>
    public Task<Guid> RunAsync(Editor editor, Guid source, Guid list, CancellationToken cancel = default) =>
        content.DraftAsync(editor, async act =>
    {
        var local = await act.DocumentAsync(list, DocumentVerbs.Create);
        var national = await act.Db.Set<Document>().AsNoTracking()
            .FirstOrDefaultAsync(document => document.Key == source && document.Published && !document.Trashed, cancel)
            ?? throw new ContentNotFoundException("Cette page nationale n’est pas en ligne.");
        var from = await act.Db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(document => document.Key == national.ParentKey, cancel);
        if (from is null || from.ContentType != local.ContentType || from.Key == list || !DocumentTypes.IsInherited(local.ContentType)
            || !await IsNationalAsync(act, from))
        {
            throw new ContentException("Cette page n’est pas de celles dont la liste hérite.");
        }
        if (await act.Db.Set<ContentOverride>().AnyAsync(row => row.SourceKey == source
            && act.Db.Set<Document>().Any(document => document.Key == row.DocumentKey && document.ParentKey == list && !document.Trashed),
            cancel))
        {
            throw new ContentException("Cette liste a déjà sa propre version de la page.");
        }
        var copy = await CopyAsync(act, national, local);
        act.Db.Add(new ContentOverride { DocumentKey = copy.Key, SourceKey = source, SourceVersion = national.PublishedAt!.Value });
        return copy.Key;
    }, cancel);

    private static async Task<Document> CopyAsync(ContentAct act, Document national, Document local)
    {
        var key = Guid.CreateVersion7(act.Now);
        var copy = new Document
        {
            Key = key,
            ParentKey = local.Key,
            Path = Document.PathOf(local.Path, key),
            Level = local.Level + 1,
            SortOrder = await act.Db.NextSortOrderAsync(local.Key, act.Cancel),
            ContentTypeKey = national.ContentTypeKey,
            ContentType = national.ContentType,
            Name = national.PublishedName!,
            // The same address below the list: that is what makes it stand in for the source.
            UrlSegment = (await UrlSegments.LoadAsync(act.Db, [local.Key], act.Cancel)).Take(local.Key, key, national.PublishedName!),
            TemplateKey = national.TemplateKey,
            CreateDate = act.Now,
            Values = "",
        };
        copy.Edit(copy.Name, national.PublishedValues!, act.Now);
        act.Db.Add(copy);
        await act.KeepAsync(copy, published: false);
        act.Record(key, NodeAction.Copied, $"De la page nationale «\u00A0{copy.Name}\u00A0»");
        return copy;
    }

    private static Task<bool> IsNationalAsync(ContentAct act, Document list) => act.Db.Set<Document>().AnyAsync(
        home => home.Key == list.ParentKey && home.ContentType == DocumentTypes.NationalHome, act.Cancel);
}
