using System.Text.Encodings.Web;
using System.Text.Json;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Core.Volunteers.Members;

/// <summary>A volunteer's details under the aliases of the member type, in the form that the editors of its properties store.</summary>
internal sealed class MemberValues(VolunteerOptions options)
{
    public const string FirstName = "firstName";
    public const string LastName = "lastName";
    public const string Phone = "phone";
    public const string Commune = "communeCode";
    public const string Profiles = "profiles";
    public const string Availability = "availability";
    public const string Equipment = "equipment";
    public const string Note = "note";
    public const string State = "volunteerState";

    // Stored, never written into a page.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Dictionary<string, string> Of(ContactRow row, ContentSchema schema, ContentTypeDefinition type) => new()
    {
        [FirstName] = row.FirstName,
        [LastName] = row.LastName,
        [Phone] = row.Phone,
        [Commune] = row.Commune?.Code ?? "",
        [Profiles] = JsonSerializer.Serialize(Labels(OptionList.Profile, row.Profiles, ChoicesOf(schema, type, Profiles)), Readable),
        [Availability] = string.Join('\n', Labels(OptionList.Availability, row.Availability, [])),
        [Equipment] = string.Join('\n', Labels(OptionList.Equipment, row.Equipment, [])),
        [Note] = row.Note,
        [State] = JsonSerializer.Serialize<string[]>([row.State == VolunteerState.Paused ? "En pause" : "Actif"], Readable),
    };

    /// <param name="value">A JSON list of labels, or a label a line.</param>
    /// <param name="unknown">The first that is no option.</param>
    public IReadOnlyList<string> Codes(OptionList list, string value, out string? unknown)
    {
        var labels = value.TrimStart().StartsWith('[')
            ? JsonSerializer.Deserialize<string[]>(value) ?? []
            : value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var found = labels.Select(label => (Label: label, Option: options.Of(list)
            .FirstOrDefault(option => Folding.Fold(option.Label) == Folding.Fold(label) || option.Code == Folding.Slug(label)))).ToList();
        unknown = found.FirstOrDefault(pair => pair.Option is null).Label;
        return [.. found.Select(pair => pair.Option?.Code).OfType<string>()];
    }

    // The data type names its choices in its own words: an option shows by them when their slug is its code.
    private IEnumerable<string> Labels(OptionList list, int mask, IReadOnlyList<string> choices) =>
        options.In(list, mask).Select(option => choices.FirstOrDefault(choice => Folding.Slug(choice) == option.Code) ?? option.Label);

    private static IReadOnlyList<string> ChoicesOf(ContentSchema schema, ContentTypeDefinition type, string alias) =>
        type.Properties.FirstOrDefault(property => property.Alias == alias) is { } property
        && schema.TryGet<DataTypeDefinition>(property.DataType, out var dataType)
        && dataType.Configuration.Length > 0
        && ReadableJson.Parse(dataType.Configuration).RootElement is { ValueKind: JsonValueKind.Object } settings
        && settings.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
