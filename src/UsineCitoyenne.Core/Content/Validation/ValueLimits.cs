using System.Globalization;
using System.Text.Json;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>Whether a value keeps within what its data type allows.</summary>
internal static class ValueLimits
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <param name="value">Not empty, and well formed.</param>
    /// <returns>What follows the property's name in a sentence; null when all is well.</returns>
    public static string? WhyUnfit(DataTypeDefinition dataType, string value)
    {
        using var says = new EditorConfiguration(dataType);
        return dataType.EditorAlias switch
        {
            "Umbraco.TextBox" or "Umbraco.TextArea" => TooLong(says, value),
            "Umbraco.Integer" or "Umbraco.Decimal" =>
                OutOfRange(says, decimal.Parse(value, NumberStyles.Number, CultureInfo.InvariantCulture)),
            "Umbraco.EmailAddress" when !EmailAddress.TryNormalize(value, out _) => "n’est pas une adresse électronique complète.",
            "Umbraco.DropDown.Flexible" or "Umbraco.CheckBoxList" or "Umbraco.RadioButtonList" =>
                NotOffered(says, dataType.EditorAlias, Chosen(value)),
            "Umbraco.ColorPicker" => NotOffered(says, dataType.EditorAlias, [Colour(value)]),
            "Umbraco.BlockList" or "Umbraco.BlockGrid" or "Umbraco.SingleBlock" =>
                ForeignBlock(says, value) ?? ValueCount.WhyUnfit(dataType, value),
            _ => ValueCount.WhyUnfit(dataType, value),
        };
    }

    // As browsers count what is typed: a line break is one.
    private static string? TooLong(EditorConfiguration says, string value)
    {
        var length = value.Replace("\r\n", "\n", StringComparison.Ordinal).Length;
        return says.Number("maxChars") is { } most and > 0 && length > most
            ? $"prend {Told(most)}\u00A0caractères au plus, et il y en a {Told(length)}."
            : null;
    }

    private static string? OutOfRange(EditorConfiguration says, decimal value)
    {
        if (says.Number("min") is { } least && value < least)
        {
            return $"doit être au moins {Told(least)}.";
        }
        if (says.Number("max") is { } most && value > most)
        {
            return $"doit être au plus {Told(most)}.";
        }
        return says.Number("step") is { } step and > 0 && (value - (says.Number("min") ?? 0)) % step != 0
            ? $"avance de {Told(step)} en {Told(step)}." : null;
    }

    private static string? NotOffered(EditorConfiguration says, string editor, IReadOnlyList<string> chosen)
    {
        var offered = says.Choices();
        var exact = editor == "Umbraco.ColorPicker" ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var stranger = chosen.FirstOrDefault(choice => !offered.Select(item => item.TrimStart('#')).Contains(choice.TrimStart('#'), exact));
        if (stranger is not null)
        {
            return $"n’offre pas le choix «\u00A0{stranger}\u00A0».";
        }
        return editor == "Umbraco.DropDown.Flexible" && chosen.Count > 1 && !says.IsOn("multiple") ? "ne prend qu’un choix." : null;
    }

    private static string? ForeignBlock(EditorConfiguration says, string value)
    {
        var allowed = says.BlockTypes();
        using var json = StoredJson.Parse(value);
        return allowed.Count > 0 && json!.RootElement.TryGetProperty("contentData", out var blocks)
            && blocks.ValueKind == JsonValueKind.Array
            && blocks.EnumerateArray().Any(block => !allowed.Contains(block.KeyOf("contentTypeKey")))
            ? "contient un bloc qui n’y est pas prévu." : null;
    }

    // A list, or the only one chosen by itself, as some sites store it.
    private static IReadOnlyList<string> Chosen(string value)
    {
        using var json = StoredJson.Parse(value);
        return json is { RootElement.ValueKind: JsonValueKind.Array }
            ? [.. json.RootElement.EnumerateArray().Select(item => item.ToString())]
            : [value];
    }

    private static string Colour(string value)
    {
        using var json = StoredJson.Parse(value);
        return json?.RootElement.TextOf("value") ?? value;
    }

    private static string Told(decimal number) => number.ToString("#,0.##", French);
}
