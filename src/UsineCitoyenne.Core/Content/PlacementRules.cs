using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content;

/// <summary>Which types may stand where, as the schema says.</summary>
internal static class PlacementRules
{
    /// <param name="parent">Null for the root.</param>
    /// <exception cref="ContentException">Not there.</exception>
    public static void Require(ContentSchema schema, ContentTypeDefinition type, Document? parent)
    {
        if (type.IsElement)
        {
            throw new ContentException($"«\u00A0{type.Name}\u00A0» n’est pas un type de page.");
        }
        if (parent is null)
        {
            if (!type.AllowedAtRoot)
            {
                throw new ContentException($"Une page de type «\u00A0{type.Name}\u00A0» ne peut pas être à la racine.");
            }
        }
        else if (!schema.TryGet<ContentTypeDefinition>(parent.ContentTypeKey, out var above) || !above.AllowedChildren.Contains(type.Key))
        {
            throw new ContentException($"Une page de type «\u00A0{type.Name}\u00A0» ne peut pas être sous «\u00A0{parent.Name}\u00A0».");
        }
    }

    /// <exception cref="ContentException">The type is gone.</exception>
    public static void Require(ContentSchema schema, Document document, Document? parent)
    {
        if (!schema.TryGet<ContentTypeDefinition>(document.ContentTypeKey, out var type))
        {
            throw new ContentException($"Type de document inconnu\u00A0: «\u00A0{document.ContentType}\u00A0».");
        }
        Require(schema, type, parent);
    }
}
