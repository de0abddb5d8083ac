using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>Says what stands between values and their going online. Changes nothing.</summary>
public sealed class ValidateDocument
{
    private readonly Database database;

    internal ValidateDocument(Database database) => this.database = database;

    /// <summary>Values of an existing document, as they would be saved.</summary>
    /// <returns>Empty when they may be published.</returns>
    /// <exception cref="ContentException">No such document, or its type has no such property.</exception>
    public async Task<IReadOnlyList<ValueProblem>> ForAsync(
        Editor editor, Guid key, string name, IReadOnlyDictionary<string, string> values, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var document = await db.DocumentAsync(key, cancel);
        editor.Require(DocumentVerbs.Read, document.Path);
        return Check(await db.SchemaAsync(cancel), document.ContentType, name, values);
    }

    /// <summary>Values of a document about to be created.</summary>
    /// <param name="parent">Null for the root.</param>
    /// <inheritdoc cref="ForAsync"/>
    public async Task<IReadOnlyList<ValueProblem>> ForNewAsync(
        Editor editor, string contentType, Guid? parent, string name, IReadOnlyDictionary<string, string> values, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        editor.Require(DocumentVerbs.Create, parent is null ? "/" : (await db.DocumentAsync(parent.Value, cancel)).Path);
        return Check(await db.SchemaAsync(cancel), contentType, name, values);
    }

    private static IReadOnlyList<ValueProblem> Check(
        ContentSchema schema, string contentType, string name, IReadOnlyDictionary<string, string> values)
    {
        var type = schema.ContentType(contentType)
            ?? throw new ContentException($"Type de document inconnu\u00A0: «\u00A0{contentType}\u00A0».");
        DocumentRules.Require(schema, type, name, values);
        return ValueChecks.Check(schema, type, values);
    }
}
