using System.Text.Json;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>A block: an element of a block list, with the same accessors as a page.</summary>
public sealed class PublishedElement : PublishedContent
{
    private readonly Dictionary<string, string> values;

    private PublishedElement(Guid key, string contentType, Dictionary<string, string> values, PublishedSnapshot snapshot)
    {
        Key = key;
        ContentType = contentType;
        this.values = values;
        Snapshot = snapshot;
    }

    public Guid Key { get; }

    public override string ContentType { get; }

    private protected override PublishedSnapshot Snapshot { get; }

    public override string? Raw(string alias) => values.GetValueOrDefault(alias);

    internal static IReadOnlyList<PublishedElement> Read(string? blockList, PublishedSnapshot snapshot)
    {
        using var json = StoredJson.Parse(blockList);
        if (json is not { RootElement.ValueKind: JsonValueKind.Object }
            || !json.RootElement.TryGetProperty("contentData", out var contents) || contents.ValueKind != JsonValueKind.Array)
        {
            return [];
        }
        var elements = new Dictionary<Guid, PublishedElement>();
        foreach (var item in contents.EnumerateArray())
        {
            var element = Read(item, snapshot);
            elements[element.Key] = element;
        }
        // What is in the data but not in the layout was removed by the editor.
        return [.. LayoutOf(json.RootElement).Select(elements.GetValueOrDefault).OfType<PublishedElement>()];
    }

    private static PublishedElement Read(JsonElement item, PublishedSnapshot snapshot)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (item.TryGetProperty("values", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var value in list.EnumerateArray())
            {
                if (value.TextOf("alias") is { } alias && value.TextOf("value") is { } text)
                {
                    values[alias] = text;
                }
            }
        }
        var type = snapshot.Schema.TryGet<ContentTypeDefinition>(item.KeyOf("contentTypeKey"), out var definition) ? definition.Alias : "";
        return new PublishedElement(item.KeyOf("key"), type, values, snapshot);
    }

    private static IEnumerable<Guid> LayoutOf(JsonElement blockList) =>
        blockList.TryGetProperty("layout", out var layout) && layout.ValueKind == JsonValueKind.Object
            ? layout.EnumerateObject()
                .Where(editor => editor.Value.ValueKind == JsonValueKind.Array)
                .SelectMany(editor => editor.Value.EnumerateArray())
                .Select(entry => entry.KeyOf("contentKey"))
            : [];
}
