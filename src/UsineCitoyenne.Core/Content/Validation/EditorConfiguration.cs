using System.Globalization;
using System.Text.Json;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>What a data type says of its values, as the uSync files hold it.</summary>
internal readonly struct EditorConfiguration : IDisposable
{
    private readonly JsonDocument? json;

    public EditorConfiguration(DataTypeDefinition dataType) => json = StoredJson.Parse(dataType.Configuration);

    /// <param name="path">Names parted by a dot: <c>validationLimit.max</c>.</param>
    /// <returns>Null when it says nothing.</returns>
    public decimal? Number(string path) =>
        decimal.TryParse(Member(path)?.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool IsOn(string path) => Member(path)?.ToString() is "True" or "true" or "1";

    public string Text(string path) => Member(path) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    /// <summary>Values to choose from: texts, or objects with a value, as older versions wrote them. Empty when there are none.</summary>
    public IReadOnlyList<string> Choices() => Member("items") is { ValueKind: JsonValueKind.Array } items
        ? [.. items.EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.TextOf("value") ?? "")]
        : [];

    /// <summary>Keys of the element types that may be blocks.</summary>
    public IReadOnlySet<Guid> BlockTypes() => Member("blocks") is { ValueKind: JsonValueKind.Array } blocks
        ? blocks.EnumerateArray().SelectMany(block => (Guid[])[block.KeyOf("contentElementTypeKey"), block.KeyOf("settingsElementTypeKey")])
        .ToHashSet()
        : new HashSet<Guid>();

    public void Dispose() => json?.Dispose();

    private JsonElement? Member(string path)
    {
        var found = json?.RootElement;
        foreach (var name in path.Split('.'))
        {
            found = found is { ValueKind: JsonValueKind.Object } item && item.TryGetProperty(name, out var inner) ? inner : null;
        }
        return found is { ValueKind: JsonValueKind.Null } ? null : found;
    }
}
