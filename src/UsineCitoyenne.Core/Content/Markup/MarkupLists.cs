namespace UsineCitoyenne.Core.Content.Markup;

/// <summary>What an article may hold.</summary>
internal static class MarkupLists
{
    private const string Embed = "data-embed-constrain data-embed-height data-embed-url data-embed-width";

    public static HashSet<string> Elements { get; } = Set(
        "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr "
        + "i iframe img "
        + "ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
        + "wbr "
        + "umb-rte-block umb-rte-block-inline");

    /// <summary>What these hold is no text for readers.</summary>
    public static HashSet<string> Removed { get; } = Set(
        "script style template noscript object embed applet svg math form input button select textarea option link meta base title head "
        + "frame frameset audio video canvas noembed noframes xmp plaintext");

    /// <summary>Blocks that an article does not need: a paragraph, or a division, holds the same text.</summary>
    public static HashSet<string> OtherBlocks { get; } = Set(
        "address article aside center fieldset footer header hgroup main nav search section");

    /// <summary>What no paragraph may hold.</summary>
    public static string Blocks { get; } =
        "blockquote,details,div,dl,figure,h1,h2,h3,h4,h5,h6,hr,ol,p,pre,table,ul," + string.Join(',', OtherBlocks);

    public static HashSet<string> Attributes { get; } = Set("class dir id lang title");

    public static Dictionary<string, HashSet<string>> Own { get; } = new(StringComparer.Ordinal)
    {
        ["a"] = Set("href target rel type data-anchor data-router-slot"),
        ["details"] = Set("open"),
        ["img"] = Set("src alt width height loading data-udi"),
        ["iframe"] = Set("src width height allowfullscreen loading"),
        // Around a player: what the editor needs to change it.
        ["div"] = Set(Embed),
        ["span"] = Set(Embed),
        ["td"] = Set("colspan rowspan headers"),
        ["th"] = Set("colspan rowspan headers scope abbr"),
        ["col"] = Set("span"),
        ["li"] = Set("value"),
        ["ol"] = Set("start reversed type"),
        ["time"] = Set("datetime"),
        ["umb-rte-block"] = Set("data-content-key"),
        ["umb-rte-block-inline"] = Set("data-content-key"),
    };

    private static HashSet<string> Set(string names) => [.. names.Split(' ')];
}
