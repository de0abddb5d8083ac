using System.Text.Json;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>Rights that a group has on one document and below it, or on one property of a document type.</summary>
public sealed record GranularPermission(Guid? Document, Guid? DocumentType, Guid? PropertyType, IReadOnlyList<string> Verbs)
{
    internal static IReadOnlyList<GranularPermission> Read(string json) => JsonSerializer.Deserialize<List<GranularPermission>>(json) ?? [];

    internal static string Write(IReadOnlyList<GranularPermission> given) => JsonSerializer.Serialize(given);
}
