using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Import;

namespace UsineCitoyenne.Umbraco.USync;

internal static class MediaSerializer
{
    private static readonly HashSet<string> KnownInfo = ["Parent", "Path", "Trashed", "ContentType", "CreateDate", "NodeName", "SortOrder"];

    public static MediaImport Read(USyncFile file, XElement root)
    {
        var node = new NodeReader(root, KnownInfo);
        return new MediaImport(
            file.Path, file.Hash, node.Key, node.Parent, node.Type, node.Name, node.SortOrder, node.CreateDate, node.Trashed, node.Values(), node.Remainder());
    }
}
