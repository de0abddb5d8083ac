using System.Globalization;
using System.Text.Json;
using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>Whether a value is what its property editor writes, of this version or of those before it.</summary>
internal static class ValueShape
{
    /// <returns>What follows the property's name in a sentence; null when all is well.</returns>
    public static string? WhyMalformed(string editor, string value) => editor switch
    {
        "Umbraco.Integer" when !long.TryParse(value, CultureInfo.InvariantCulture, out _) => "doit être un nombre entier.",
        "Umbraco.Decimal" when !decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) => "doit être un nombre.",
        "Umbraco.DateTime" or "Umbraco.DateOnly" or "Umbraco.DateTimeUnspecified" or "Umbraco.DateTimeWithTimeZone" when !IsDate(value) =>
            "doit être une date.",
        "Umbraco.TimeOnly" when !IsDate(value) => "doit être une heure.",
        "Umbraco.TrueFalse" when value.ToLowerInvariant() is not ("0" or "1" or "true" or "false") => "doit être oui ou non.",
        "Umbraco.BlockList" or "Umbraco.BlockGrid" or "Umbraco.SingleBlock" when !Is(value, JsonValueKind.Object) =>
            "n’est pas une suite de blocs.",
        "Umbraco.MultiUrlPicker" when !Is(value, JsonValueKind.Array) => "n’est pas une liste de liens.",
        _ => null,
    };

    /// <summary>A date by itself, or with its time zone, as newer editors write it.</summary>
    private static bool IsDate(string value)
    {
        using var json = StoredJson.Parse(value);
        var text = json is null ? value : json.RootElement.TextOf("date");
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static bool Is(string value, JsonValueKind kind)
    {
        using var json = StoredJson.Parse(value);
        return json?.RootElement.ValueKind == kind;
    }
}
