using System.Text.Json.Serialization;
using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Umbraco.Management.Users;

/// <summary>Rights on one document, or on one property of a type, with the discriminator that the contract asks for.</summary>
internal sealed record PermissionPresentation(
    [property: JsonPropertyName("$type")] string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferenceByIdModel? Document,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferenceByIdModel? DocumentType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferenceByIdModel? PropertyType,
    IReadOnlyList<string> Verbs)
{
    private const string OnDocument = "DocumentPermissionPresentationModel";
    private const string OnProperty = "DocumentPropertyValuePermissionPresentationModel";

    public static PermissionPresentation Of(GranularPermission given) => new(
        given.PropertyType is null ? OnDocument : OnProperty,
        ReferenceByIdModel.Of(given.Document), ReferenceByIdModel.Of(given.DocumentType), ReferenceByIdModel.Of(given.PropertyType),
        given.Verbs);

    /// <summary>Null for a type that this server does not know: it grants nothing.</summary>
    public GranularPermission? ToGranular() =>
        Type is OnDocument or OnProperty ? new GranularPermission(Document?.Id, DocumentType?.Id, PropertyType?.Id, Verbs) : null;
}
