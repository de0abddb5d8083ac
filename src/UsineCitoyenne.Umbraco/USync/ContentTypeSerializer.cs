using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>Document, media and member types: one format, members with three settings more on each property.</summary>
internal static class ContentTypeSerializer
{
    public static ContentTypeDefinition Read(XElement root, SchemaKind kind)
    {
        var info = root.Info();
        return new ContentTypeDefinition(root.Key(), root.Alias(), info.Text("Name"), kind)
        {
            Icon = info.Text("Icon"),
            Description = info.Text("Description"),
            AllowedAtRoot = info.Flag("AllowAtRoot"),
            IsElement = info.Flag("IsElement"),
            ListView = Guid.TryParse(info.Text("ListView"), out var list) && list != Guid.Empty ? list : null,
            Compositions = info.Element("Compositions").Keys("Composition"),
            AllowedChildren = root.Element("Structure").Keys(root.Name.LocalName),
            DefaultTemplate = info.Text("DefaultTemplate") is { Length: > 0 } template ? template : null,
            AllowedTemplates = info.Element("AllowedTemplates").Keys("Template"),
            Properties = [.. (root.Element("GenericProperties")?.Elements("GenericProperty") ?? []).Select(ReadProperty)],
            Groups = [.. (root.Element("Tabs")?.Elements("Tab") ?? []).Select(ReadGroup)],
        };
    }

    private static PropertyDefinition ReadProperty(XElement property) =>
        new(property.KeyIn("Key"), property.Text("Alias"), property.Text("Name"), property.KeyIn("Definition"), property.Text("Type"))
        {
            Description = property.Text("Description"),
            Mandatory = property.Flag("Mandatory"),
            MandatoryMessage = property.Text("MandatoryMessage"),
            Validation = property.Text("Validation"),
            ValidationMessage = property.Text("ValidationRegExpMessage"),
            SortOrder = property.Number("SortOrder"),
            Group = (string?)property.Element("Tab")?.Attribute("Alias") ?? "",
            LabelOnTop = property.Flag("LabelOnTop"),
            VariesByCulture = property.Text("Variations").Contains("Culture", StringComparison.Ordinal),
            IsSensitive = property.Flag("IsSensitive"),
            MemberCanEdit = property.Flag("CanEdit"),
            MemberCanView = property.Flag("CanView"),
        };

    private static PropertyGroupDefinition ReadGroup(XElement tab) =>
        new(tab.KeyIn("Key"), tab.Text("Alias"), tab.Text("Caption"), tab.Text("Type"), tab.Number("SortOrder"));
}
