using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Provisioning;

/// <summary>
/// Puts a territory's words in the place of <c>{departement}</c>, <c>{code}</c>, <c>{du-departement}</c> and <c>{dans-departement}</c>.
/// </summary>
internal sealed class Tokens(ProvisionedSite site)
{
    private readonly (string Token, string Text)[] all =
    [
        ("{departement}", site.Name), ("{code}", site.Code), ("{du-departement}", site.Of), ("{dans-departement}", site.In),
    ];

    public string InText(string text) => Replace(text, static word => word);

    /// <summary>
    /// Inside JSON each text is replaced on its own, so that a quote or an ampersand in a name breaks neither JSON nor markup.
    /// </summary>
    public string InValue(string value)
    {
        if (!all.Any(pair => value.Contains(pair.Token, StringComparison.Ordinal)))
        {
            return value;
        }
        if (StoredJson.LooksLike(value))
        {
            try
            {
                var json = ReadableJson.ParseNode(value)!;
                InNode(json);
                return json.ToJsonString(DocumentValues.Json);
            }
            catch (JsonException)
            {
                // A plain text that begins with a token: « {departement} fabrique ».
            }
        }
        return InText(value);
    }

    private void InNode(JsonNode node)
    {
        if (node is JsonArray array)
        {
            for (var index = 0; index < array.Count; index++)
            {
                Visit(array[index], "", text => array[index] = text);
            }
        }
        else if (node is JsonObject item)
        {
            foreach (var (name, inner) in item.ToList())
            {
                Visit(inner, name, text => item[name] = text);
            }
        }
    }

    private void Visit(JsonNode? node, string name, Action<string> set)
    {
        if (node is JsonValue value && value.TryGetValue<string>(out var text))
        {
            var replaced = name == "markup" ? Replace(text, WebUtility.HtmlEncode) : InValue(text);
            if (replaced != text)
            {
                set(replaced);
            }
        }
        else if (node is not null)
        {
            InNode(node);
        }
    }

    private string Replace(string text, Func<string, string?> encode)
    {
        foreach (var (token, word) in all)
        {
            text = text.Replace(token, encode(word), StringComparison.Ordinal);
        }
        return text;
    }
}
