using System.Globalization;
using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.USync.Text;

namespace UsineCitoyenne.Umbraco.USync;

internal static class DomainSerializer
{
    public static DomainDefinition Read(XElement root)
    {
        var info = root.Info();
        var home = info.Element("Root").OptionalKey() ?? throw new FormatException("La page d’accueil (Root) du domaine manque.");
        return new DomainDefinition(root.Key(), root.Alias(), root.Alias(), home, info.Text("Language"), info.Flag("IsWildcard"))
        {
            SortOrder = info.Number("SortOrder"),
        };
    }

    public static void Write(XmlTextElement root, DomainDefinition now)
    {
        root.SetAttribute("Alias", now.Alias);
        var info = root.Ensure("Info");
        var was = int.TryParse(info.Element("SortOrder")?.Value.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var order)
            ? order : 0;
        info.Ensure("IsWildcard").SetFlag(now.IsWildcard);
        info.Ensure("Language", "IsWildcard").SetTrimmed(now.Language);
        info.Ensure("Root", "IsWildcard", "Language").SetAttribute("Key", now.RootKey.ToString());
        if (was != now.SortOrder)
        {
            info.Ensure("SortOrder", "IsWildcard", "Language", "Root").SetText(now.SortOrder.ToString(CultureInfo.InvariantCulture));
        }
    }

    public static XmlTextFile New(DomainDefinition now) => XmlTextFile.New($"""
        <Domain Key="{now.Key}" Alias="" Level="0">
          <Info>
            <IsWildcard>false</IsWildcard>
            <Language></Language>
            <Root Key="" />
          </Info>
        </Domain>
        """);
}
