using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Says what stands between values and their going online. Changes nothing.</summary>
public sealed class ValidateDocument(Database database)
{
    /// <summary>Values of an existing document, as they would be saved.</summary>
    /// <returns>Empty when they may be published.</returns>
    /// <exception cref="ContentException">No such document, or its type has no such property.</exception>
    public async Task<IReadOnlyList<ValueProblem>> ForAsync(
        Editor editor, Guid key, string name, IReadOnlyDictionary<string, string> values, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var document = await db.DocumentAsync(key, cancel);
        editor.Require(DocumentVerbs.Read, document.Path);
        return await CheckAsync(db, document.ContentType, name, values, cancel);
    }

    /// <summary>Values of a document about to be created.</summary>
    /// <param name="parent">Null for the root.</param>
    /// <inheritdoc cref="ForAsync"/>
    public async Task<IReadOnlyList<ValueProblem>> ForNewAsync(
        Editor editor, string contentType, Guid? parent, string name, IReadOnlyDictionary<string, string> values,
        CancellationToken cancel = default)
    {
        await using var db = database.Read();
        editor.Require(DocumentVerbs.Create, parent is null ? "/" : (await db.DocumentAsync(parent.Value, cancel)).Path);
        return await CheckAsync(db, contentType, name, values, cancel);
    }

    private static async Task<IReadOnlyList<ValueProblem>> CheckAsync(
        SiteDbContext db, string contentType, string name, IReadOnlyDictionary<string, string> values, CancellationToken cancel)
    {
        var schema = await db.SchemaAsync(cancel);
        var type = schema.ContentType(contentType)
            ?? throw new ContentException($"Type de document inconnu\u00A0: «\u00A0{contentType}\u00A0».");
        DocumentRules.RequireKnown(schema, type, name, values);
        return await ValueValidator.CheckAsync(db, schema, type, values, cancel);
    }
}
