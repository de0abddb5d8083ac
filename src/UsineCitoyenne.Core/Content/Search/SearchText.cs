using System.Net;
using System.Text;
using System.Text.Json;
using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.Search;

/// <summary>The words of a page that a visitor can read on it, without markup.</summary>
internal static class SearchText
{
    public static string Of(PublishedNode page)
    {
        var text = new StringBuilder();
        foreach (var (alias, value) in page.Values())
        {
            if (!IsTechnical(alias))
            {
                AppendValue(text, value);
            }
        }
        return text.ToString();
    }

    /// <summary>The words of one value.</summary>
    public static string OfValue(string value)
    {
        var text = new StringBuilder();
        AppendValue(text, value);
        return text.Length > 0 ? text.ToString() : StoredJson.LooksLike(value) ? "" : value;
    }

    /// <summary>Tags dropped, entities decoded, any run of blanks one space.</summary>
    public static void AppendPlain(StringBuilder text, string markup)
    {
        var plain = markup.AsSpan().ContainsAny('<', '&') ? WebUtility.HtmlDecode(WithoutTags(markup)) : markup;
        var wordEnded = true;
        foreach (var letter in plain)
        {
            if (char.IsWhiteSpace(letter))
            {
                wordEnded = true;
                continue;
            }
            if (wordEnded && text.Length > 0)
            {
                text.Append(' ');
            }
            wordEnded = false;
            text.Append(letter);
        }
    }

    // A block's tag parts words: « <li>fil</li><li>aiguille</li> ». One inside a sentence does not: « des <b>masques</b>. »
    private static string WithoutTags(string markup)
    {
        var plain = new StringBuilder(markup.Length);
        for (var position = 0; position < markup.Length;)
        {
            var tag = markup.IndexOf('<', position);
            if (tag < 0)
            {
                plain.Append(markup, position, markup.Length - position);
                break;
            }
            plain.Append(markup, position, tag - position);
            var end = markup.IndexOf('>', tag);
            position = end < 0 ? markup.Length : end + 1;
            if (!IsInline(markup.AsSpan(tag, position - tag).TrimStart("</")))
            {
                plain.Append(' ');
            }
        }
        return plain.ToString();
    }

    private static bool IsInline(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(" >/");
        return (end < 0 ? tag : tag[..end]) is "a" or "abbr" or "b" or "cite" or "code" or "em" or "i" or "mark" or "s" or "small" or "span"
            or "strong" or "sub" or "sup" or "u";
    }

    private static bool IsTechnical(string alias) =>
        alias.StartsWith("seo", StringComparison.Ordinal) || alias.EndsWith("Url", StringComparison.Ordinal)
        || alias.EndsWith("Code", StringComparison.Ordinal) || alias.EndsWith("Address", StringComparison.Ordinal)
        || alias.StartsWith("umbraco", StringComparison.Ordinal);

    private static void AppendValue(StringBuilder text, string value)
    {
        using var json = StoredJson.Parse(value);
        if (json is not null)
        {
            AppendJson(text, json.RootElement);
        }
        else if (value.Any(char.IsLetter) && !value.StartsWith("umb://", StringComparison.Ordinal))
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
