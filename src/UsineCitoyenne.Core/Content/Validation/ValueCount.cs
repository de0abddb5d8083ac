using System.Text.Json;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>How many things a value holds, for the editors that limit it: lines, links, pages, media, blocks.</summary>
internal static class ValueCount
{
    /// <returns>What follows the property's name in a sentence; null when there are enough.</returns>
    public static string? TooFew(DataTypeDefinition dataType, int count)
    {
        var (least, _) = Limits(dataType);
        return count < least ? $"demande {Elements(least)} au moins." : null;
    }

    /// <inheritdoc cref="TooFew"/>
    public static string? WhyUnfit(DataTypeDefinition dataType, string value)
    {
        var count = Of(dataType.EditorAlias, value);
        var (_, most) = Limits(dataType);
        return TooFew(dataType, count) ?? (most > 0 && count > most ? $"prend {Elements(most)} au plus, et il y en a {count}." : null);
    }

    private static (int Least, int Most) Limits(DataTypeDefinition dataType)
    {
        using var says = new EditorConfiguration(dataType);
        var (least, most) = dataType.EditorAlias switch
        {
            "Umbraco.MultipleTextstring" => (says.Number("min"), says.Number("max")),
            "Umbraco.MultiNodeTreePicker" or "Umbraco.MultiUrlPicker" => (says.Number("minNumber"), says.Number("maxNumber")),
            "Umbraco.MediaPicker3" => (says.Number("validationLimit.min"), says.IsOn("multiple") ? says.Number("validationLimit.max") : 1),
            "Umbraco.BlockList" or "Umbraco.BlockGrid" => (says.Number("validationLimit.min"), says.Number("validationLimit.max")),
            "Umbraco.SingleBlock" => (0, 1),
            _ => ((decimal?)null, (decimal?)null),
        };
        return ((int)(least ?? 0), (int)(most ?? 0));
    }

    private static int Of(string editor, string value)
    {
        if (editor == "Umbraco.MultipleTextstring")
        {
            return value.Split('\n').Length;
        }
        using var json = StoredJson.Parse(value);
        return json?.RootElement switch
        {
            null => value.Split(',', StringSplitOptions.RemoveEmptyEntries).Length,
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength(),
            var blocks => Blocks(blocks.Value),
        };
    }

    // Those at the top: the areas of a block grid have limits of their own.
    private static int Blocks(JsonElement value) =>
        value.TryGetProperty("layout", out var layout) && layout.ValueKind == JsonValueKind.Object
            ? layout.EnumerateObject().Where(editor => editor.Value.ValueKind == JsonValueKind.Array)
            .Sum(editor => editor.Value.GetArrayLength())
            : 0;

    private static string Elements(int count) => $"{count}\u00A0élément{(count > 1 ? "s" : "")}";
}
