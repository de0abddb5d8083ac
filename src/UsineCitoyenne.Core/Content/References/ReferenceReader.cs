using System.Text.Json;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.References;

/// <summary>
/// Finds the documents and media that values name: pickers (UDI or bare key), media with crops, links, rich texts, and all of them
/// inside blocks. A block's references count as those of the property that holds the block.
/// </summary>
internal static partial class ReferenceReader
{
    /// <summary>Of the draft and of what is online.</summary>
    public static IReadOnlyCollection<NodeReference> Of(Document document)
    {
        var found = new Dictionary<(string, Guid), NodeReference>();
        Add(found, document.Key, NodeKind.Document, document.Values);
        if (document is { Published: true, PublishedValues: { } online } && online != document.Values)
        {
            Add(found, document.Key, NodeKind.Document, online);
        }
        return found.Values;
    }

    public static IReadOnlyCollection<NodeReference> Of(MediaItem item)
    {
        var found = new Dictionary<(string, Guid), NodeReference>();
        Add(found, item.Key, NodeKind.Media, item.Values);
        return found.Values;
    }

    private static void Add(Dictionary<(string, Guid), NodeReference> found, Guid source, NodeKind kind, string json)
    {
        foreach (var (alias, value) in DocumentValues.Read(json))
        {
            foreach (var (target, targetKind) in InText(value))
            {
                found.TryAdd((alias, target), new NodeReference
                {
                    SourceKey = source,
                    SourceKind = kind,
                    PropertyAlias = alias,
                    TargetKey = target,
                    TargetKind = targetKind,
                });
            }
        }
    }

    private static IEnumerable<(Guid Key, NodeKind Kind)> InText(string value)
    {
        if (Guid.TryParse(value, out var bare))
        {
            return [(bare, NodeKind.Document)];
        }
        using var json = StoredJson.Parse(value);
        return json is not null ? [.. InJson(json.RootElement)] : InMarkup(value);
    }

    private static IEnumerable<(Guid, NodeKind)> InJson(JsonElement item)
    {
        switch (item.ValueKind)
        {
            case JsonValueKind.String:
                return InText(item.GetString()!) is var found && Guid.TryParse(item.GetString(), out _) ? [] : found;
            case JsonValueKind.Array:
                return item.EnumerateArray().SelectMany(InJson);
            case JsonValueKind.Object:
                return Named(item).Concat(item.EnumerateObject().SelectMany(property => InJson(property.Value)));
            default:
                return [];
        }
    }

    // Keys in JSON are mostly of blocks and types: only these names mean a node.
    private static IEnumerable<(Guid, NodeKind)> Named(JsonElement item)
    {
        if (item.KeyOf("mediaKey") is var media && media != Guid.Empty)
        {
            yield return (media, NodeKind.Media);
        }
        if (item.KeyOf("unique") is var unique && unique != Guid.Empty)
        {
            yield return (unique, item.TextOf("type") is "media" ? NodeKind.Media : NodeKind.Document);
        }
    }

    private static IEnumerable<(Guid, NodeKind)> InMarkup(string text)
    {
        if (!text.Contains("umb://", StringComparison.Ordinal) && !text.Contains("localLink:", StringComparison.Ordinal))
        {
            yield break;
        }
        foreach (Match match in Udi().Matches(text))
        {
            yield return (Guid.Parse(match.Groups["key"].ValueSpan), match.Groups["kind"].Value == "media" ? NodeKind.Media
                : NodeKind.Document);
        }
        foreach (Match match in LocalLink().Matches(text))
        {
            yield return (Guid.Parse(match.Groups["key"].ValueSpan), IsMedia(match.Groups["before"]) || IsMedia(match.Groups["after"])
                ? NodeKind.Media : NodeKind.Document);
        }
    }

    private static bool IsMedia(Group part) =>
        part.Value.Contains("type=\"media\"", StringComparison.Ordinal) || part.Value.Contains("type='media'", StringComparison.Ordinal);

    [GeneratedRegex("umb://(?<kind>document|media)/(?<key>[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12})")]
    private static partial Regex Udi();

    // The link's own tag says what it leads to: <a type="media" href="/{localLink:…}">.
    [GeneratedRegex("(?<before><a\\b[^>]*?)?\\{localLink:(?<key>[0-9a-fA-F-]{32,36})\\}(?<after>[^>]*>)?")]
    private static partial Regex LocalLink();
}
