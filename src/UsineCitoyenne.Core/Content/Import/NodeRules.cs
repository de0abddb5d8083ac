using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>What documents and media are refused for.</summary>
internal static class NodeRules
{
    public const string EditedSince =
        "Modifié dans le back-office depuis le dernier import\u00A0: le fichier, qui a changé aussi, n’est pas appliqué.";

    public const string DeletedSince = "Supprimé dans le back-office depuis le dernier import\u00A0: le fichier n’est pas appliqué.";

    public const string Circular = "Cette page est rangée sous elle-même.";

    public static string? WhyRefused(NodeImport file, ContentTypeDefinition? type, bool parentIsThere)
    {
        if (type is null || type.IsElement)
        {
            return $"Type inconnu\u00A0: «\u00A0{file.Type}\u00A0».";
        }
        if (!parentIsThere)
        {
            return $"Parent inconnu ou refusé\u00A0: {file.Parent}.";
        }
        return file.Name.Length is 0 or > 255 ? "Le nom manque ou dépasse 255 caractères." : null;
    }

    /// <param name="version">Of the item now; null when it is not there (any more).</param>
    /// <param name="last">What the last import left; null when the item was never imported.</param>
    public static string? Conflict(int? version, ImportedFile? last, bool overwrite)
    {
        if (overwrite)
        {
            return null;
        }
        return version is null
            ? last is null ? null : DeletedSince
            : version == last?.ItemVersion ? null : EditedSince;
    }
}
