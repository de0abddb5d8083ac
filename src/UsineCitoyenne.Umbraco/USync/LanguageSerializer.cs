using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.USync;

internal static class LanguageSerializer
{
    public static LanguageDefinition Read(XElement root) => new(
        root.Key(), root.Text("IsoCode") is { Length: > 0 } code ? code : root.Alias(), root.Text("Name"), root.Flag("IsDefault"), root.Flag("IsMandatory"));
}
