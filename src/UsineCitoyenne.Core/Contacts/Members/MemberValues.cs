using System.Text.Encodings.Web;
using System.Text.Json;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Members;

/// <summary>A volunteer's details under the aliases of the member type, in the form that the editors of its properties store.</summary>
public sealed class MemberValues(VolunteerOptions options)
{
    internal const string FirstName = "firstName";
    internal const string LastName = "lastName";
    internal const string Phone = "phone";
    internal const string Commune = "communeCode";
    internal const string Profiles = "profiles";
    internal const string Availability = "availability";
    internal const string Equipment = "equipment";
    internal const string Note = "note";
    internal const string State = "volunteerState";

    // Stored, never written into a page.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal Dictionary<string, string> Of(ContactRow row, ContentSchema schema, ContentTypeDefinition type) => new()
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
    internal IReadOnlyList<string> Codes(OptionList list, string value, out string? unknown)
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
