using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Umbraco.USync.Text;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>Turns an item into its file: the one it came from with what changed since, or a new one.</summary>
internal sealed class ItemWriter(ExportContents contents)
{
    private readonly string language = contents.Definitions.All<LanguageDefinition>(SchemaKind.Language)
        .FirstOrDefault(item => item.IsDefault)?.Alias ?? "";

    public byte[] Write(DocumentExport item) =>
        Write(item, "Content", () => ContentSerializer.New(item),
            (file, root) => ContentSerializer.Write(file, root, item, contents, language));

    public byte[] Write(MediaExport item) =>
        Write(item, "Media", () => MediaSerializer.New(item), (file, root) => MediaSerializer.Write(file, root, item, contents, language));

    /// <summary>Null for a kind that is edited in its files only and has none.</summary>
    public byte[]? Write(SchemaExport item)
    {
        if (item is { Unchanged: true, Source: { } source })
        {
            return source.Content;
        }
        return item.Definition switch
        {
            DictionaryDefinition entry => Write(item, "Dictionary", () => DictionarySerializer.New(entry),
                (file, _) => DictionarySerializer.Write(file.Root, entry, LevelOf(entry))),
            LanguageDefinition spoken =>
                Write(item, "Language", () => LanguageSerializer.New(spoken), (file, _) => LanguageSerializer.Write(file.Root, spoken)),
            DomainDefinition domain =>
                Write(item, "Domain", () => DomainSerializer.New(domain), (file, _) => DomainSerializer.Write(file.Root, domain)),
            _ => item.Source?.Content,
        };
    }

    /// <summary>What uSync leaves in the place of a deleted item.</summary>
    public static byte[] Deleted(DeletedExport item)
    {
        var root = USyncFile.Of(item.Deleted.Path, item.Deleted.Content).Parse();
        if (USyncFile.IsMarker(root))
        {
            return item.Deleted.Content;
        }
        var marker = XmlTextFile.New("<Empty />");
        marker.Root.SetAttribute("Key", item.Key.ToString());
        marker.Root.SetAttribute("Alias", (string?)root.Attribute("Alias") ?? "");
        marker.Root.SetAttribute("Change", "Delete");
        return marker.ToBytes();
    }

    private static byte[] Write(ExportItem item, string element, Func<XmlTextFile> fresh, Action<XmlTextFile, XElement> write)
    {
        if (item.Source is { } source)
        {
            var root = USyncFile.Of(source.Path, source.Content).Parse();
            if (USyncFile.IsMarker(root) && item is NodeExport { Trashed: true })
            {
                return source.Content;
            }
            if (root.Name == element)
            {
                var file = XmlTextFile.Read(source.Content);
                write(file, root);
                return file.ToBytes();
            }
        }
        var made = fresh();
        write(made, USyncFile.Of("", made.ToBytes()).Parse());
        return made.ToBytes();
    }

    private int LevelOf(DictionaryDefinition entry)
    {
        var level = 0;
        for (var at = entry; at.ParentAlias is { } parent && level < 100
            && contents.Definitions.TryGet<DictionaryDefinition>(SchemaKind.Dictionary, parent, out var above); at = above)
        {
            level++;
        }
        return level;
    }
}
