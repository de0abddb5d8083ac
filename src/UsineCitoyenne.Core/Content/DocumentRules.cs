using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content;

/// <summary>What even a draft must be.</summary>
internal static class DocumentRules
{
    public const int MaxName = 255;

    /// <exception cref="ContentException">No name, one too long, or a value that the type has no property for.</exception>
    /// <exception cref="DocumentInvalidException">A value is not what its property editor writes.</exception>
    public static void Require(ContentSchema schema, ContentTypeDefinition type, string name, IReadOnlyDictionary<string, string> values)
    {
        RequireKnown(schema, type, name, values);
        ValueValidator.RequireWellFormed(schema, type, name, values);
    }

    /// <summary>The same without a look at the values.</summary>
    /// <exception cref="ContentException">No name, one too long, or a value that the type has no property for.</exception>
    public static void RequireKnown(ContentSchema schema, ContentTypeDefinition type, string name,
        IReadOnlyDictionary<string, string> values)
    {
        RequireName(name);
        var known = schema.PropertiesOf(type).Select(property => property.Alias).ToHashSet(StringComparer.Ordinal);
        if (values.Keys.FirstOrDefault(alias => !known.Contains(alias)) is { } unknown)
        {
            throw new ContentException($"Le type «\u00A0{type.Name}\u00A0» n’a pas de propriété «\u00A0{unknown}\u00A0».");
        }
    }

    public static void RequireName(string name)
    {
        if (string.IsNullOrWhiteSpace(XmlCharacters.Line(name)) || name.Length > MaxName)
        {
            throw new ContentException($"Donnez un nom à la page, de {MaxName} caractères au plus.");
        }
    }

    /// <summary>
    /// False for another name, or another département: where a home's visitors, calls and letters go is as little its editor's as its name.
    /// </summary>
    public static bool StaysWhereItIs(Document document, string name, IReadOnlyDictionary<string, string> values) =>
        name == document.Name
            && (document.ContentType != DocumentTypes.DepartementHome || CodeOf(values) == CodeOf(DocumentValues.Read(document.Values)));

    private static string CodeOf(IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault(DocumentTypes.DepartementCode) ?? "";
}
