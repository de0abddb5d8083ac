using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Blueprints;

/// <summary>
/// Models that new documents may begin as. Whoever opens the Content section may use one; they stand in no part of the tree, so
/// making one of a document asks for the right there, and changing one by itself for that right over the whole tree.
/// </summary>
public sealed class BlueprintService(ContentService content)
{
    /// <summary>By name.</summary>
    /// <param name="contentType">Key of a document type; null for all.</param>
    /// <exception cref="EditorDeniedException">The Content section is closed to the editor.</exception>
    public async Task<IReadOnlyList<BlueprintItem>> ListAsync(Editor editor, Guid? contentType = null, CancellationToken cancel = default)
    {
        editor.RequireSection(SectionAliases.Content);
        await using var db = content.Database.Read();
        return [.. (await db.Set<DocumentBlueprint>().Where(row => contentType == null || row.ContentTypeKey == contentType)
            .OrderBy(row => row.Name).ThenBy(row => row.Key).ToListAsync(cancel)).Select(ItemOf)];
    }

    /// <summary>The model itself, and what a document made of it begins with.</summary>
    /// <exception cref="ContentNotFoundException">No such model.</exception>
    /// <exception cref="EditorDeniedException">The Content section is closed to the editor.</exception>
    public async Task<BlueprintContent> ReadAsync(Editor editor, Guid key, CancellationToken cancel = default)
    {
        editor.RequireSection(SectionAliases.Content);
        await using var db = content.Database.Read();
        var row = await FindAsync(db, key, cancel);
        return new BlueprintContent(ItemOf(row), DocumentValues.Read(row.Values));
    }

    /// <summary>A model with the draft of a document.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="ContentException">No such document, it is in the recycle bin, or the key is taken.</exception>
    /// <exception cref="EditorDeniedException">The editor may make no model of it.</exception>
    public Task<Guid> FromDocumentAsync(Editor editor, Guid document, string name, Guid? key = null, CancellationToken cancel = default) =>
        content.DraftAsync(editor, async act =>
        {
            var source = await act.DocumentAsync(document, DocumentVerbs.CreateBlueprint);
            return await AddAsync(act, key, source.ContentTypeKey, source.ContentType, name, source.Values);
        }, cancel);

    /// <returns>Its key.</returns>
    /// <exception cref="ContentException">Unknown type or property, no name, or a key that is taken.</exception>
    /// <exception cref="EditorDeniedException">The editor may not make models of the whole tree.</exception>
    public Task<Guid> CreateAsync(
        Editor editor, string contentType, string name, IReadOnlyDictionary<string, string> values, Guid? key = null,
        CancellationToken cancel = default) =>
        content.DraftAsync(editor, async act =>
        {
            editor.Require(DocumentVerbs.CreateBlueprint, "/");
            var schema = await act.SchemaAsync();
            var type = schema.ContentType(contentType)
                ?? throw new ContentException($"Type de document inconnu\u00A0: «\u00A0{contentType}\u00A0».");
            DocumentRules.Require(schema, type, name, values);
            return await AddAsync(act, key, type.Key, type.Alias, name, await act.CleanAsync(type.Key, DocumentValues.Write(values)));
        }, cancel);

    /// <param name="values">All of them: an absent value is a deletion; null leaves them, for a mere renaming.</param>
    /// <exception cref="ContentException">No such model, no name, or an unknown property.</exception>
    /// <exception cref="EditorDeniedException">The editor may not change models of the whole tree.</exception>
    public Task SaveAsync(
        Editor editor, Guid key, string name, IReadOnlyDictionary<string, string>? values, CancellationToken cancel = default) =>
        content.DraftAsync(editor, async act =>
        {
            editor.Require(DocumentVerbs.CreateBlueprint, "/");
            var row = await FindAsync(act.Db, key, cancel);
            DocumentRules.RequireName(name);
            if (values is not null && (await act.SchemaAsync()).TryGet<ContentTypeDefinition>(row.ContentTypeKey, out var type))
            {
                DocumentRules.Require(await act.SchemaAsync(), type, name, values);
            }
            row.Name = name;
            row.Values = values is null ? row.Values : await act.CleanAsync(row.ContentTypeKey, DocumentValues.Write(values));
            row.UpdateDate = act.Now;
        }, cancel);

    /// <exception cref="ContentNotFoundException">No such model.</exception>
    /// <exception cref="EditorDeniedException">The editor may not change models of the whole tree.</exception>
    public Task DeleteAsync(Editor editor, Guid key, CancellationToken cancel = default) => content.DraftAsync(editor, async act =>
    {
        editor.Require(DocumentVerbs.CreateBlueprint, "/");
        act.Db.Remove(await FindAsync(act.Db, key, cancel));
    }, cancel);

    private static async Task<Guid> AddAsync(ContentAct act, Guid? key, Guid typeKey, string type, string name, string values)
    {
        DocumentRules.RequireName(name);
        var created = key ?? Guid.CreateVersion7(act.Now);
        if (await act.Db.Set<DocumentBlueprint>().AnyAsync(row => row.Key == created, act.Cancel))
        {
            throw new ContentException("Un modèle porte déjà cet identifiant.");
        }
        act.Db.Add(new DocumentBlueprint
        {
            Key = created,
            ContentTypeKey = typeKey,
            ContentType = type,
            Name = name,
            Values = values,
            CreateDate = act.Now,
            UpdateDate = act.Now,
        });
        return created;
    }

    private static async Task<DocumentBlueprint> FindAsync(SiteDbContext db, Guid key, CancellationToken cancel) =>
        await db.Set<DocumentBlueprint>().FirstOrDefaultAsync(row => row.Key == key, cancel)
        ?? throw new ContentNotFoundException("Ce modèle n’existe plus.");

    private static BlueprintItem ItemOf(DocumentBlueprint row) =>
        new(row.Key, row.ContentTypeKey, row.ContentType, row.Name, row.CreateDate, row.UpdateDate);
}
