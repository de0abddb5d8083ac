using System.Text.Json;
using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>Compares values with what their type and data types ask: those inside blocks too, however deep.</summary>
internal sealed class ValueChecks
{
    // An expression that an administrator wrote badly must not hold a request.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private readonly ContentSchema schema;
    private readonly List<ValueProblem> problems = [];
    private readonly List<NamedPlace> places = [];

    private ValueChecks(ContentSchema schema) => this.schema = schema;

    public IReadOnlyList<ValueProblem> Problems => problems;

    /// <summary>Territories that the values name: the database knows whether they exist.</summary>
    public IReadOnlyList<NamedPlace> Places => places;

    public static ValueChecks Check(ContentSchema schema, ContentTypeDefinition type, IReadOnlyDictionary<string, string> values)
    {
        var checks = new ValueChecks(schema);
        checks.Check(type, values, []);
        return checks;
    }

    private void Check(ContentTypeDefinition type, IReadOnlyDictionary<string, string> values, IReadOnlyList<BlockStep> blocks)
    {
        foreach (var property in schema.PropertiesOf(type))
        {
            var value = values.GetValueOrDefault(property.Alias);
            schema.TryGet<DataTypeDefinition>(property.DataType, out var dataType);
            if (EmptyValue.Is(value))
            {
                CheckEmpty(property, dataType, blocks);
                continue;
            }
            if (property.Validation.Length > 0 && !Matches(property.Validation, value!))
            {
                problems.Add(new ValueProblem(property.Alias, blocks,
                    Or(property.ValidationMessage, $"«\u00A0{property.Name}\u00A0» n’a pas la forme attendue.")));
            }
            if (dataType is not null)
            {
                CheckEditor(property, dataType, value!, blocks);
            }
            CheckBlocks(property.Alias, value!, blocks);
        }
    }

    private void CheckEmpty(PropertyDefinition property, DataTypeDefinition? dataType, IReadOnlyList<BlockStep> blocks)
    {
        if (property.Mandatory)
        {
            problems.Add(new ValueProblem(
                property.Alias, blocks, Or(property.MandatoryMessage, $"«\u00A0{property.Name}\u00A0» est à remplir."),
                ProblemKind.Missing));
        }
        else if (dataType is not null && ValueCount.TooFew(dataType, 0) is { } reason)
        {
            problems.Add(new ValueProblem(property.Alias, blocks, $"«\u00A0{property.Name}\u00A0» {reason}", ProblemKind.Missing));
        }
    }

    private void CheckEditor(PropertyDefinition property, DataTypeDefinition dataType, string value, IReadOnlyList<BlockStep> blocks)
    {
        if (ValueShape.WhyMalformed(dataType.EditorAlias, value) is { } malformed)
        {
            problems.Add(new ValueProblem(property.Alias, blocks, $"«\u00A0{property.Name}\u00A0» {malformed}", ProblemKind.Malformed));
            return;
        }
        if (ValueLimits.WhyUnfit(dataType, value) is { } unfit)
        {
            problems.Add(new ValueProblem(property.Alias, blocks, $"«\u00A0{property.Name}\u00A0» {unfit}"));
        }
        places.AddRange(ValuePlaces.Of(dataType, value).Select(place => new NamedPlace(
            place.Kind, place.Code,
            new ValueProblem(property.Alias, blocks,
                $"«\u00A0{property.Name}\u00A0»\u00A0: aucun territoire n’a le code {place.Code}. Choisissez-le dans la liste "
            + "proposée."))));
    }

    private void CheckBlocks(string alias, string value, IReadOnlyList<BlockStep> blocks)
    {
        using var json = StoredJson.Parse(value);
        if (json is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            return;
        }
        // A rich text keeps its blocks one step further in.
        var holder = json.RootElement.TryGetProperty("blocks", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner
            : json.RootElement;
        var placed = BlockLayout.KeysIn(holder);
        foreach (var data in (ReadOnlySpan<string>)["contentData", "settingsData"])
        {
            if (!holder.TryGetProperty(data, out var elements) || elements.ValueKind != JsonValueKind.Array)
            {
                continue;
            }
            var index = 0;
            foreach (var element in elements.EnumerateArray())
            {
                var key = BlockLayout.KeyOf(element);
                // Data that no layout places shows nowhere, in the back office either: nobody could put it right.
                if (placed?.Contains(key) != false && schema.TryGet<ContentTypeDefinition>(element.KeyOf("contentTypeKey"), out var type))
                {
                    Check(type, ValuesOf(element), [.. blocks, new BlockStep(alias, data, key, index)]);
                }
                index++;
            }
        }
    }

    private static Dictionary<string, string> ValuesOf(JsonElement element)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("values", out var list)
            && list.ValueKind == JsonValueKind.Array)
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
