using System.Globalization;
using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.USync.Text;

namespace UsineCitoyenne.Umbraco.USync;

internal static class ContentSerializer
{
    public static DocumentImport Read(USyncFile file, XElement root, string language)
    {
        var node = new NodeReader(root, language);
        return new DocumentImport(
            file.Path, file.Hash, node.Key, node.Parent, node.Type, node.Name, node.SortOrder, node.CreateDate, node.Trashed, node.Values(),
            node.Published, root.Info().Element("Template").OptionalKey())
        {
            Note = node.Note(),
            Planned = USyncSchedule.Read(root.Info(), node.Culture),
        };
    }

    public static void Write(XmlTextFile file, XElement root, DocumentExport now, ExportContents contents, string language)
    {
        var was = new NodeReader(root, language);
        var writer = new NodeWriter(file.Root, was, now, contents);
        writer.WritePlace();
        writer.WritePublished(now.Published);
        if (root.Info().Element("Template").OptionalKey() != now.Template)
        {
            var template = writer.Info.Ensure("Template", "Published", "Schedule");
            template.SetAttribute("Key", (now.Template ?? Guid.Empty).ToString());
            template.SetText(now.Template is { } key && contents.Definitions.TryGet<TemplateDefinition>(key, out var known) ? known.Alias
                : "");
        }
        USyncSchedule.Write(writer.Info, USyncSchedule.Read(root.Info(), was.Culture), was.Culture, now.Planned, contents.ReadAt);
        writer.WriteValues(was.Values(), contents.Definitions.ContentType(now.Type) is { } type ? contents.Definitions.PropertiesOf(type)
            : []);
    }

    public static XmlTextFile New(DocumentExport now) => XmlTextFile.New($"""
        <Content Key="{now.Key}" Alias="{now.Key}" Level="">
          <Info>
            <Parent Key="{Guid.Empty}" />
            <Path></Path>
            <Trashed>false</Trashed>
            <ContentType>{now.Type}</ContentType>
            <CreateDate>{now.CreateDate.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}</CreateDate>
            <NodeName Default="" />
            <SortOrder>0</SortOrder>
            <Published Default="false" />
            <Schedule />
            <Template />
          </Info>
          <Properties />
        </Content>
        """);
}
