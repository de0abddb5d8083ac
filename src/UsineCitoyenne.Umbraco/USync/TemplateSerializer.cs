using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Umbraco.USync;

internal static class TemplateSerializer
{
    public static TemplateDefinition Read(XElement root) => new(root.Key(), root.Alias(), root.Text("Name"));
}
