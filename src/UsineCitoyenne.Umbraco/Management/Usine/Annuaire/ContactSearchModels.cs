using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Umbraco.Management.Usine.Annuaire;

/// <summary>A view of the table of volunteers; what is chosen of each facet comes by its alias.</summary>
internal sealed record ContactSearchModel(
    string? Text = null, ContactSort Sort = ContactSort.Newest, bool Descending = false, int Skip = 0, int Take = 50)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Facets { get; init; } = [];

    /// <summary>A filter that is none of the list is refused: ignored, it would show more people than were asked for.</summary>
    public ContactQuery ToQuery(VolunteerOptions options, JsonSerializerOptions json)
    {
        try
        {
            var asked = Facets.ToDictionary(StringComparer.OrdinalIgnoreCase);
            var query = new ContactQuery();
            foreach (var facet in FacetList.All)
            {
                query = asked.Remove(facet.Alias, out var values) ? facet.Read(values, json)(query, options) : query;
            }
            return asked.Count == 0 ? query : throw new BadHttpRequestException("A filter that is none.");
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new BadHttpRequestException("A filter that cannot be read.", failure);
        }
    }
}

/// <param name="ShowsDetails">False for who may not see addresses, phones and notes.</param>
internal sealed record ContactPageModel(int Total, bool ShowsDetails, IReadOnlyList<ContactModel> Items, IReadOnlyList<FacetModel> Facets);

/// <param name="Email">Null for who may not see it; empty for who has none.</param>
/// <param name="Phone">Digits; null for who may not see it.</param>
/// <param name="CreatedAt">UTC.</param>
internal sealed record ContactModel(
    long Id, string Name, string? Commune, IReadOnlyList<string> Profiles, IReadOnlyList<string> Availability,
    IReadOnlyList<string> Equipment,
    VolunteerState State, Freshness Freshness, DateTime CreatedAt, IReadOnlyList<string> Tags, string? Email, string? Phone);

/// <param name="MemberId">In the Members section; null for who may not open it.</param>
/// <param name="History">Newest first.</param>
internal sealed record ContactDossierModel(
    ContactModel Contact, bool ShowsDetails, string? Epci, string? Departement, DateTime? ConfirmedAt, string Note, bool Demo,
    IReadOnlyList<ContactNoteModel> Notes, IReadOnlyList<ContactChangeModel> History, Guid? MemberId);

internal sealed record ContactNoteModel(string Author, DateTime At, string Text);

/// <param name="By">Empty for the person themself.</param>
internal sealed record ContactChangeModel(ChangedField Field, string Before, string After, string By, DateTime At, bool Undoes);
