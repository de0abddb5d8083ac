using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Import;

namespace UsineCitoyenne.Umbraco.USync;

internal static class ContentSerializer
{
    private static readonly HashSet<string> KnownInfo =
        ["Parent", "Path", "Trashed", "ContentType", "CreateDate", "NodeName", "SortOrder", "Published", "Template"];

    public static DocumentImport Read(USyncFile file, XElement root)
    {
        var node = new NodeReader(root, KnownInfo);
        return new DocumentImport(
            file.Path, file.Hash, node.Key, node.Parent, node.Type, node.Name, node.SortOrder, node.CreateDate, node.Trashed, node.Values(), node.Remainder(),
            USyncXml.IsTrue((string?)root.Info().Element("Published")?.Attribute("Default")), root.Info().Element("Template").OptionalKey());
    }
}
