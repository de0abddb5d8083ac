using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.USync.Text;

namespace UsineCitoyenne.Umbraco.USync;

internal static class LanguageSerializer
{
    public static LanguageDefinition Read(XElement root) => new(
        root.Key(), root.Text("IsoCode") is { Length: > 0 } code ? code
            : root.Alias(), root.Text("Name"), root.Flag("IsDefault"), root.Flag("IsMandatory"));

    public static void Write(XmlTextElement root, LanguageDefinition now)
    {
        root.SetAttribute("Alias", now.Alias);
        root.Ensure("Name").SetTrimmed(now.Name);
        root.Ensure("IsoCode", "Name").SetTrimmed(now.Alias);
        root.Ensure("IsMandatory", "Name", "IsoCode").SetFlag(now.IsMandatory);
        root.Ensure("IsDefault", "Name", "IsoCode", "IsMandatory").SetFlag(now.IsDefault);
    }

    public static XmlTextFile New(LanguageDefinition now) => XmlTextFile.New($"""
        <Language Key="{now.Key}" Alias="" Level="0">
          <Name></Name>
          <IsoCode></IsoCode>
          <IsMandatory>false</IsMandatory>
          <IsDefault>false</IsDefault>
        </Language>
        """);
}
