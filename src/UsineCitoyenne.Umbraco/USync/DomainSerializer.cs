using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.USync;

internal static class DomainSerializer
{
    public static DomainDefinition Read(XElement root)
    {
        var info = root.Info();
        var home = info.Element("Root").OptionalKey() ?? throw new FormatException("La page d’accueil (Root) du domaine manque.");
        return new DomainDefinition(root.Key(), root.Alias(), root.Alias(), home, info.Text("Language"), info.Flag("IsWildcard"));
    }
}
