using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>When two values of a property are the same to a reader: line ends and the spacing of JSON do not count.</summary>
public static class ValueComparison
{
    public static bool Same(string left, string right)
    {
        if (left == right || Lines(left) == Lines(right))
        {
            return true;
        }
        if (!StoredJson.LooksLike(left) || !StoredJson.LooksLike(right))
        {
            return false;
        }
        try
        {
            return JsonNode.DeepEquals(ReadableJson.ParseNode(left), ReadableJson.ParseNode(right));
        }
        catch (JsonException)
        {
            // Texts that begin with a bracket.
            return false;
        }
    }

    /// <summary>An absent value and an empty one are the same.</summary>
    public static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Keys.Union(right.Keys).All(alias => Same(left.GetValueOrDefault(alias, ""), right.GetValueOrDefault(alias, "")));

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
