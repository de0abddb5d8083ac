using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Creates a draft.</summary>
public sealed class CreateDocument(ContentService content)
{
    /// <param name="key">Chosen by the caller, as the back office does; null for a new one.</param>
    /// <param name="parent">Null for the root.</param>
    /// <param name="template">Null for the default one of the type.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ContentException">Unknown parent, type or property, a type not allowed there, or a key that is taken.</exception>
    /// <exception cref="EditorDeniedException">The editor may not create there.</exception>
    public Task<Guid> RunAsync(
        Editor editor, string contentType, Guid? parent, string name, IReadOnlyDictionary<string, string> values, Guid? key = null,
        Guid? template = null, CancellationToken cancel = default) => content.DraftAsync(editor, async act =>
    {
        var above = await act.ParentAsync(parent, DocumentVerbs.Create);
        var schema = await act.SchemaAsync();
        var type = schema.ContentType(contentType)
            ?? throw new ContentException($"Type de document inconnu\u00A0: «\u00A0{contentType}\u00A0».");
        PlacementRules.Require(schema, type, above);
        DocumentRules.Require(schema, type, name, values);
        var created = key ?? Guid.CreateVersion7(act.Now);
        if (await act.Db.Set<Document>().AnyAsync(document => document.Key == created, cancel))
        {
            throw new ContentException("Une page porte déjà cet identifiant.");
        }
        var segments = await UrlSegments.LoadAsync(act.Db, [parent], cancel);
        var document = new Document
        {
            Key = created,
            ParentKey = parent,
            Path = Document.PathOf(above?.Path, created),
            Level = (above?.Level ?? 0) + 1,
            SortOrder = await act.Db.NextSortOrderAsync(parent, cancel),
            ContentTypeKey = type.Key,
            ContentType = type.Alias,
            Name = name,
            UrlSegment = segments.Take(parent, created, name),
            TemplateKey = template
                ?? (schema.TryGet<TemplateDefinition>(SchemaKind.Template, type.DefaultTemplate ?? "", out var usual) ? usual.Key : null),
            CreateDate = act.Now,
            Values = "",
        };
        document.Edit(name, DocumentValues.Write(values), act.Now);
        act.Db.Add(document);
        await act.KeepAsync(document, published: false);
        act.Record(created, NodeAction.Created);
        return created;
    }, cancel);
}
