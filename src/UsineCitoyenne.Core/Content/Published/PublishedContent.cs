using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Content.Markup;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>
/// Values of a page or of a block, read by property alias when asked for: nothing is parsed before, nothing is kept after.
/// An absent, empty or unreadable value is the empty value of its kind; a view never has to guard.
/// </summary>
public abstract partial class PublishedContent
{
    /// <summary>Alias of the document or element type.</summary>
    public abstract string ContentType { get; }

    private protected abstract PublishedSnapshot Snapshot { get; }

    /// <summary>The value as stored; null when there is none.</summary>
    public abstract string? Raw(string alias);

    /// <summary>Plain text, trimmed. Views encode it.</summary>
    public string Text(string alias) => Raw(alias)?.Trim() ?? "";

    /// <summary>
    /// Markup of a rich text, cleaned when it was published, with its links to other pages and its pictures resolved and a link for each
    /// video.
    /// </summary>
    public string Html(string alias)
    {
        var markup = RenderedMarkup.Of(RichText.MarkupOf(Raw(alias)), key => Snapshot.Media(key)?.Url);
        return markup.Contains("{localLink:", StringComparison.Ordinal)
            ? LocalLink().Replace(markup, match => Resolve(match.Groups["key"].Value))
            : markup;
    }

    public bool Flag(string alias) => Raw(alias) is "1" or "true" or "True";

    public int? Integer(string alias) =>
        int.TryParse(Raw(alias), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>How many: null for none and for 0, which is what the editor's field holds before anybody types in it.</summary>
    public int? Count(string alias) => Integer(alias) is > 0 and var count ? count : null;

    /// <summary>A date as the editor typed it: the French clock, no time zone.</summary>
    public DateTime? Date(string alias) =>
        DateTime.TryParse(Raw(alias), CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Lines that are not blank.</summary>
    public IReadOnlyList<string> Lines(string alias) =>
        Raw(alias)?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>What was picked in a dropdown; empty for nothing. Of several, the first.</summary>
    public string Choice(string alias)
    {
        using var json = StoredJson.Parse(Raw(alias));
        return json is null
            ? Text(alias)
            : json.RootElement.ValueKind == JsonValueKind.Array && json.RootElement.GetArrayLength() > 0
                ? json.RootElement[0].GetString() ?? ""
                : "";
    }

    /// <summary>What was ticked, or the tags, in the order that they were given.</summary>
    public IReadOnlyList<string> Choices(string alias)
    {
        using var json = StoredJson.Parse(Raw(alias));
        return json is { RootElement.ValueKind: JsonValueKind.Array }
            ? [.. json.RootElement.EnumerateArray().Select(item => item.GetString()).Where(text => !string.IsNullOrWhiteSpace(text))
                .OfType<string>()]
            : Text(alias) is { Length: > 0 } one ? [one] : [];
    }

    /// <summary>A picked colour, as #rrggbb in lower case; empty for none.</summary>
    public string Colour(string alias)
    {
        using var json = StoredJson.Parse(Raw(alias));
        return json?.RootElement.TextOf("value")?.ToLowerInvariant() ?? "";
    }

    /// <summary>The picked pages that anybody may read, in order; those that went offline are left out.</summary>
    public IReadOnlyList<PublishedDocument> Pages(string alias) =>
    [
        .. (Raw(alias) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(udi => Snapshot.ByKey(StoredJson.KeyIn(udi)))
            .OfType<PublishedDocument>().Where(page => page.Access is null),
    ];

    /// <summary>Links whose address a visitor may safely follow; others are left out, as are those to pages that went offline.</summary>
    public IReadOnlyList<PublishedLink> Links(string alias)
    {
        using var json = StoredJson.Parse(Raw(alias));
        return json is { RootElement.ValueKind: JsonValueKind.Array } ? PublishedLink.Read(json.RootElement, Snapshot) : [];
    }

    /// <summary>The picked media, in order; those that no longer exist are left out.</summary>
    public IReadOnlyList<PublishedMedia> MediaList(string alias)
    {
        using var json = StoredJson.Parse(Raw(alias));
        return json is { RootElement.ValueKind: JsonValueKind.Array }
            ? [.. json.RootElement.EnumerateArray().Select(item => Snapshot.Media(item.KeyOf("mediaKey"))?.As(item))
                .OfType<PublishedMedia>()]
            : [];
    }

    /// <summary>The picked media; null when there is none.</summary>
    public PublishedMedia? Media(string alias) => MediaList(alias).FirstOrDefault();

    /// <summary>The blocks of a block list, in order.</summary>
    public IReadOnlyList<PublishedElement> Blocks(string alias) => PublishedElement.Read(Raw(alias), Snapshot);

    private string Resolve(string key) =>
        Guid.TryParse(key, out var guid) ? Snapshot.ByKey(guid)?.Url ?? Snapshot.Media(guid)?.Url ?? "#" : "#";

    // Both forms: {localLink:GUID} and the older {localLink:umb://document/GUID}; the leading slash is part of it.
    [GeneratedRegex(@"/?\{localLink:(?:umb://[a-z-]+/)?(?<key>[0-9a-fA-F-]{32,36})\}")]
    private static partial Regex LocalLink();
}
