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
        return new DomainDefinition(root.Key(), root.Alias(), root.Alias(), home, info.Text("Language"), info.Flag("IsWildcard"));
    }

    public static void Write(XmlTextElement root, DomainDefinition now)
    {
        root.SetAttribute("Alias", now.Alias);
        var info = root.Ensure("Info");
        info.Ensure("IsWildcard").SetFlag(now.IsWildcard);
        info.Ensure("Language", "IsWildcard").SetTrimmed(now.Language);
        info.Ensure("Root", "IsWildcard", "Language").SetAttribute("Key", now.RootKey.ToString());
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
