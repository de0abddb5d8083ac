using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.Management.Types;

// Document, media and member types share these shapes; the contract names them once for each.

/// <param name="Parent">A group's tab; a tab has none.</param>
/// <param name="Type"><c>Tab</c> or <c>Group</c>.</param>
internal sealed record PropertyTypeContainerModel(Guid Id, ReferenceByIdModel? Parent, string Name, string Type, int SortOrder)
{
    public static IReadOnlyList<PropertyTypeContainerModel> Of(ContentTypeDefinition type) =>
        [.. type.Groups.Select(group => new PropertyTypeContainerModel(
        group.Key, ReferenceByIdModel.Of(TabOf(type, group)?.Key), group.Name, group.Type, group.SortOrder))];

    // A group's alias is its tab's, a slash and its own.
    private static PropertyGroupDefinition? TabOf(ContentTypeDefinition type, PropertyGroupDefinition group) =>
        group.Type != "Tab" && group.Alias.LastIndexOf('/') is var slash and > 0
            ? type.Groups.FirstOrDefault(tab => tab.Type == "Tab"
                && tab.Alias.Equals(group.Alias[..slash], StringComparison.OrdinalIgnoreCase))
            : null;
}

internal sealed record PropertyTypeValidationModel(bool Mandatory, string? MandatoryMessage, string? RegEx, string? RegExMessage)
{
    public static PropertyTypeValidationModel Of(PropertyDefinition property) => new(
        property.Mandatory, property.MandatoryMessage.NullIfEmpty(), property.Validation.NullIfEmpty(),
        property.ValidationMessage.NullIfEmpty());
}

internal sealed record PropertyTypeAppearanceModel(bool LabelOnTop);

internal record PropertyTypeModel(
    Guid Id, ReferenceByIdModel? Container, int SortOrder, string Alias, string Name, string? Description, ReferenceByIdModel DataType,
    bool VariesByCulture, bool VariesBySegment, PropertyTypeValidationModel Validation, PropertyTypeAppearanceModel Appearance)
{
    public static IReadOnlyList<PropertyTypeModel> Of(ContentTypeDefinition type) =>
        [.. type.Properties.Select(property => Of(type, property))];

    public static PropertyTypeModel Of(ContentTypeDefinition type, PropertyDefinition property) => new(
        property.Key, ReferenceByIdModel.Of(ContainerOf(type, property)?.Key), property.SortOrder, property.Alias, property.Name,
        property.Description.NullIfEmpty(), new ReferenceByIdModel(property.DataType), false, false,
        PropertyTypeValidationModel.Of(property), new PropertyTypeAppearanceModel(property.LabelOnTop));

    private static PropertyGroupDefinition? ContainerOf(ContentTypeDefinition type, PropertyDefinition property) =>
        type.Groups.FirstOrDefault(group => group.Alias.Equals(property.Group, StringComparison.OrdinalIgnoreCase));
}

internal sealed record MemberTypePropertyTypeVisibilityModel(bool MemberCanView, bool MemberCanEdit);

internal sealed record MemberTypePropertyTypeResponseModel : PropertyTypeModel
{
    public MemberTypePropertyTypeResponseModel(ContentTypeDefinition type, PropertyDefinition property)
        : base(Of(type, property)) => (IsSensitive, Visibility) =
            (property.IsSensitive, new MemberTypePropertyTypeVisibilityModel(property.MemberCanView, property.MemberCanEdit));

    public bool IsSensitive { get; }

    public MemberTypePropertyTypeVisibilityModel Visibility { get; }
}

internal static class Texts
{
    public static string? NullIfEmpty(this string text) => text.Length > 0 ? text : null;
}
