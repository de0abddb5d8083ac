using System.Text.Json.Serialization;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Umbraco.Management.Usine.Annuaire;

/// <summary>A view of the table of volunteers. A filter that it does not know is refused: ignored, it would show more people than were asked for.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ContactSearchModel(
    string? Text = null,
    IReadOnlyList<string>? Regions = null,
    IReadOnlyList<string>? Departements = null,
    IReadOnlyList<string>? Epcis = null,
    IReadOnlyList<string>? Communes = null,
    IReadOnlyList<string>? Profiles = null,
    IReadOnlyList<string>? Availability = null,
    IReadOnlyList<string>? Equipment = null,
    IReadOnlyList<VolunteerState>? States = null,
    IReadOnlyList<Freshness>? Freshness = null,
    IReadOnlyList<ContactAge>? Ages = null,
    IReadOnlyList<long>? Tags = null,
    IReadOnlyList<long>? Sources = null,
    ContactSort Sort = ContactSort.Newest,
    bool Descending = false,
    int Skip = 0,
    int Take = 50);

/// <param name="ShowsDetails">False for who may not see addresses, phones and notes.</param>
internal sealed record ContactPageModel(int Total, bool ShowsDetails, IReadOnlyList<ContactModel> Items, IReadOnlyList<FacetModel> Facets);

/// <param name="Email">Null for who may not see it; empty for who has none.</param>
/// <param name="Phone">Digits; null for who may not see it.</param>
/// <param name="CreatedAt">UTC.</param>
internal sealed record ContactModel(
    long Id, string Name, string? Commune, IReadOnlyList<string> Profiles, IReadOnlyList<string> Availability, IReadOnlyList<string> Equipment,
    VolunteerState State, Freshness Freshness, DateTime CreatedAt, IReadOnlyList<string> Tags, string? Email, string? Phone);

/// <param name="MemberId">In the Members section; null for who may not open it.</param>
/// <param name="History">Newest first.</param>
internal sealed record ContactDossierModel(
    ContactModel Contact, bool ShowsDetails, string? Epci, string? Departement, DateTime? ConfirmedAt, string Note, bool Demo,
    IReadOnlyList<ContactNoteModel> Notes, IReadOnlyList<ContactChangeModel> History, Guid? MemberId);

internal sealed record ContactNoteModel(string Author, DateTime At, string Text);

/// <param name="By">Empty for the person themself.</param>
internal sealed record ContactChangeModel(ChangedField Field, string Before, string After, string By, DateTime At, bool Undoes);
