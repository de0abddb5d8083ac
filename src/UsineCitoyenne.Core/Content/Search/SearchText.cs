using System.Net;
using System.Text;
using System.Text.Json;
using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.Search;

/// <summary>The words of a page that a visitor can read on it, without markup.</summary>
internal static class SearchText
{
    public static string Of(PublishedDocument document)
    {
        var text = new StringBuilder();
        foreach (var (alias, value) in document.Values())
        {
            if (!IsTechnical(alias))
            {
                AppendValue(text, value);
            }
        }
        return text.ToString();
    }

    /// <summary>Tags dropped, entities decoded, any run of blanks one space.</summary>
    public static void AppendPlain(StringBuilder text, string markup)
    {
        var inTag = false;
        var plain = new StringBuilder(markup.Length);
        foreach (var letter in markup)
        {
            // A tag parts words, since most are blocks: « <li>fil</li><li>aiguille</li> ».
            inTag = letter switch
            {
                '<' => true,
                '>' => false,
                _ => inTag,
            };
            plain.Append(inTag || letter == '>' ? ' ' : letter);
        }
        foreach (var word in WebUtility.HtmlDecode(plain.ToString()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(text.Length > 0 ? " " : "").Append(word);
        }
    }

    private static bool IsTechnical(string alias) =>
        alias.StartsWith("seo", StringComparison.Ordinal) || alias.EndsWith("Url", StringComparison.Ordinal)
        || alias.EndsWith("Code", StringComparison.Ordinal) || alias.StartsWith("umbraco", StringComparison.Ordinal);

    private static void AppendValue(StringBuilder text, string value)
    {
        using var json = StoredJson.Parse(value);
        if (json is not null)
        {
            AppendJson(text, json.RootElement);
        }
        else if (value.Any(char.IsLetter))
        {
            AppendPlain(text, value);
        }
    }

    // Rich texts, blocks and choices have words; pickers hold keys and addresses only.
    private static void AppendJson(StringBuilder text, JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in item.EnumerateArray())
            {
                if (entry.ValueKind == JsonValueKind.String)
                {
                    AppendPlain(text, entry.GetString()!);
                }
                else
                {
                    AppendJson(text, entry);
                }
            }
            return;
        }
        if (item.TextOf("markup") is { } markup)
        {
            AppendPlain(text, markup);
        }
        if (item.TextOf("value") is { } value && item.TextOf("alias") is { } alias && !IsTechnical(alias))
        {
            AppendValue(text, value);
        }
        foreach (var name in (ReadOnlySpan<string>)["blocks", "contentData", "values"])
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var inner)
                && inner.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                AppendJson(text, inner);
            }
        }
    }
}
