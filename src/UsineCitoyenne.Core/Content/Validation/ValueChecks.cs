using System.Text.Json;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>Compares values with what their type asks: those inside blocks too, however deep.</summary>
internal static class ValueChecks
{
    // An expression that an administrator wrote badly must not hold a request.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    public static IReadOnlyList<ValueProblem> Check(ContentSchema schema, ContentTypeDefinition type, IReadOnlyDictionary<string, string> values)
    {
        var problems = new List<ValueProblem>();
        Check(schema, type, values, [], problems);
        return problems;
    }

    private static void Check(
        ContentSchema schema, ContentTypeDefinition type, IReadOnlyDictionary<string, string> values, IReadOnlyList<BlockStep> blocks,
        List<ValueProblem> problems)
    {
        foreach (var property in schema.PropertiesOf(type))
        {
            var value = values.GetValueOrDefault(property.Alias);
            if (EmptyValue.Is(value))
            {
                if (property.Mandatory)
                {
                    problems.Add(new ValueProblem(property.Alias, blocks, Or(property.MandatoryMessage, $"«\u00A0{property.Name}\u00A0» est à remplir.")));
                }
                continue;
            }
            if (property.Validation.Length > 0 && !Matches(property.Validation, value!))
            {
                problems.Add(new ValueProblem(
                    property.Alias, blocks, Or(property.ValidationMessage, $"«\u00A0{property.Name}\u00A0» n’a pas la forme attendue.")));
            }
            CheckBlocks(schema, property.Alias, value!, blocks, problems);
        }
    }

    private static void CheckBlocks(
        ContentSchema schema, string alias, string value, IReadOnlyList<BlockStep> blocks, List<ValueProblem> problems)
    {
        using var json = StoredJson.Parse(value);
        if (json is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return;
        }
        // A rich text keeps its blocks one step further in.
        var holder = json.RootElement.TryGetProperty("blocks", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : json.RootElement;
        var placed = PlacedIn(holder);
        foreach (var data in (ReadOnlySpan<string>)["contentData", "settingsData"])
        {
            if (!holder.TryGetProperty(data, out var elements) || elements.ValueKind != JsonValueKind.Array)
            {
                continue;
            }
            var index = 0;
            foreach (var element in elements.EnumerateArray())
            {
                if ((placed is null || placed.Contains(element.KeyOf("key")))
                    && schema.TryGet<ContentTypeDefinition>(element.KeyOf("contentTypeKey"), out var type))
                {
                    Check(schema, type, ValuesOf(element), [.. blocks, new BlockStep(alias, data, element.KeyOf("key"), index)], problems);
                }
                index++;
            }
        }
    }

    // A block that was taken out may leave its data behind, where nobody could correct it.
    private static HashSet<Guid>? PlacedIn(JsonElement holder)
    {
        if (!holder.TryGetProperty("layout", out var layout) || layout.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        var placed = new HashSet<Guid>();
        var open = new Stack<JsonElement>([layout]);
        while (open.TryPop(out var at))
        {
            if (at.ValueKind == JsonValueKind.Array)
            {
                at.EnumerateArray().ToList().ForEach(open.Push);
            }
            else if (at.ValueKind == JsonValueKind.Object)
            {
                placed.Add(at.KeyOf("contentKey"));
                placed.Add(at.KeyOf("settingsKey"));
                at.EnumerateObject().ToList().ForEach(member => open.Push(member.Value));
            }
        }
        return placed;
    }

    private static Dictionary<string, string> ValuesOf(JsonElement element)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("values", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var value in list.EnumerateArray())
            {
                if (value.TextOf("alias") is { } alias && value.TextOf("value") is { } text)
                {
                    values[alias] = text;
                }
            }
        }
        return values;
    }

    private static bool Matches(string expression, string value)
    {
        try
        {
            return Regex.IsMatch(value, expression, RegexOptions.None, Patience);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            // No expression at all: an editor could never please it.
            return true;
        }
    }

    private static string Or(string message, string otherwise) => message.Length > 0 ? message : otherwise;
}
