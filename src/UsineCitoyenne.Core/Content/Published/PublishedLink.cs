using System.Text.Json;

namespace UsineCitoyenne.Core.Content.Published;

/// <param name="Url">Absolute, or a path of this site.</param>
/// <param name="Target"><c>_blank</c> or null.</param>
public sealed record PublishedLink(string Name, string Url, string? Target)
{
    public bool IsExternal => !Url.StartsWith('/') && !Url.StartsWith('#');

    internal static IReadOnlyList<PublishedLink> Read(JsonElement array, PublishedSnapshot snapshot)
    {
        var links = new List<PublishedLink>();
        foreach (var item in array.EnumerateArray())
        {
            var key = item.KeyOf("unique") is var unique && unique != Guid.Empty ? unique : item.KeyOf("udi");
            var target = snapshot.ByKey(key);
            var url = key == Guid.Empty ? item.TextOf("url") : target?.Url ?? snapshot.Media(key)?.Url;
            url += item.TextOf("queryString");
            if (SafeUrl.IsSafe(url))
            {
                links.Add(new PublishedLink(item.TextOf("name") is { Length: > 0 } name ? name
                    : target?.Name ?? url, url, item.TextOf("target")));
            }
        }
        return links;
    }
}
