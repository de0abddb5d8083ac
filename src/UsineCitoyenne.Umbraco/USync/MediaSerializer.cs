using System.Globalization;
using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Umbraco.USync.Text;

namespace UsineCitoyenne.Umbraco.USync;

internal static class MediaSerializer
{
    public static MediaImport Read(USyncFile file, XElement root, string language)
    {
        var node = new NodeReader(root, language);
        return new MediaImport(
            file.Path, file.Hash, node.Key, node.Parent, node.Type, node.Name, node.SortOrder, node.CreateDate, node.Trashed, node.Values())
        {
            Note = node.Note(),
        };
    }

    public static void Write(XmlTextFile file, XElement root, MediaExport now, ExportContents contents, string language)
    {
        var was = new NodeReader(root, language);
        var writer = new NodeWriter(file.Root, was, now, contents);
        writer.WritePlace();
        writer.WriteValues(was.Values(), []);
    }

    public static XmlTextFile New(MediaExport now) => XmlTextFile.New($"""
        <Media Key="{now.Key}" Alias="{now.Key}" Level="">
          <Info>
            <Parent Key="{Guid.Empty}" />
            <Path></Path>
            <Trashed>false</Trashed>
            <ContentType>{now.Type}</ContentType>
            <CreateDate>{now.CreateDate.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}</CreateDate>
            <NodeName Default="" />
            <SortOrder>0</SortOrder>
          </Info>
          <Properties />
        </Media>
        """);
}
