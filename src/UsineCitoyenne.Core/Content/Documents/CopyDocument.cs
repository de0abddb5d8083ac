using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Copies the draft of a document, and when asked of all below it, as new drafts.</summary>
public sealed class CopyDocument(ContentService content)
{
    /// <param name="target">Null for the root.</param>
    /// <returns>Key of the copy.</returns>
    /// <exception cref="ContentException">No such document or target, one of them in the recycle bin, or a type not allowed
    /// there.</exception>
    /// <exception cref="EditorDeniedException">The editor may not copy it, or not there.</exception>
    public Task<Guid> RunAsync(Editor editor, Guid key, Guid? target, bool includeDescendants, CancellationToken cancel = default) =>
        content.DraftAsync(editor, async act =>
        {
            var source = await act.DocumentAsync(key, DocumentVerbs.Duplicate);
            var parent = await act.ParentAsync(target, DocumentVerbs.Duplicate);
            PlacementRules.Require(await act.SchemaAsync(), source, parent);
            // Read before anything is added: a page may be copied below itself.
            var below = includeDescendants
                ? await act.Db.Below(source).AsNoTracking().Where(document => !document.Trashed).OrderBy(document => document.Level)
                .ToListAsync(cancel)
                : [];
            var siblings = await act.Db.Set<Document>().Where(document => document.ParentKey == target && !document.Trashed)
                .Select(document => document.Name).ToListAsync(cancel);
            var copy = Copy(act, source, parent, FreeName(source.Name, siblings));
            copy.SortOrder = await act.Db.NextSortOrderAsync(target, cancel);
            copy.UrlSegment = (await UrlSegments.LoadAsync(act.Db, [target], cancel)).Take(target, copy.Key, copy.Name);
            var copies = new Dictionary<Guid, Document> { [key] = copy };
            foreach (var document in below)
            {
                copies[document.Key] = Copy(act, document, copies[document.ParentKey!.Value], document.Name);
            }
            act.Record(copy.Key, NodeAction.Copied, $"De «\u00A0{source.Name}\u00A0»");
            return copy.Key;
        }, cancel);

    private static Document Copy(ContentAct act, Document source, Document? parent, string name)
    {
        var key = Guid.CreateVersion7(act.Now);
        var copy = new Document
        {
            Key = key,
            ParentKey = parent?.Key,
            Path = Document.PathOf(parent?.Path, key),
            Level = (parent?.Level ?? 0) + 1,
            SortOrder = source.SortOrder,
            ContentTypeKey = source.ContentTypeKey,
            ContentType = source.ContentType,
            Name = name,
            UrlSegment = source.UrlSegment,
            TemplateKey = source.TemplateKey,
            CreateDate = act.Now,
            Values = "",
        };
        copy.Edit(name, source.Values, act.Now);
        act.Db.Add(copy);
        act.Db.AddRange(ReferenceReader.Of(copy));
        return copy;
    }

    private static string FreeName(string name, List<string> taken)
    {
        var free = name;
        for (var number = 1; taken.Contains(free, StringComparer.OrdinalIgnoreCase); number++)
        {
            free = $"{name[..Math.Min(name.Length, DocumentRules.MaxName - 7)]} ({number})";
        }
        return free;
    }
}
