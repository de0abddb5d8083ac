using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Contacts.ForEditors;
using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Umbraco.Management.Usine.Annuaire;

/// <summary>Volunteers in the words of the section, and what it asks, in Core's.</summary>
internal sealed class ContactModels(VolunteerOptions options, ContactTags tags, IOptions<JsonOptions> json)
{
    public ContactQuery ToQuery(ContactSearchModel body)
    {
        var take = Math.Clamp(body.Take, 1, ContactQuery.MaximumPageSize);
        return body.ToQuery(options, json.Value.SerializerOptions) with
        {
            Text = body.Text ?? "",
            Sort = body.Sort,
            Descending = body.Descending,
            Page = (Math.Max(body.Skip, 0) / take) + 1,
            PageSize = take,
        };
    }

    public async Task<ContactPageModel> ToPageAsync(Editor who, ContactPage page, CancellationToken cancel)
    {
        var labels = (await tags.ReadAsync([.. page.Rows.SelectMany(row => row.Tags)], cancel))
            .ToDictionary(tag => tag.Id, tag => tag.Label);
        return new ContactPageModel(
            page.Total,
            who.SeesSensitiveData,
            [.. page.Rows.Select(row => ToModel(who, row, [.. row.Tags.Where(labels.ContainsKey).Select(tag => labels[tag])]))],
            [.. FacetList.InBackoffice.Select(facet => FacetModel.Of(facet, page.Facets[facet.Key]))]);
    }

    public ContactDossierModel ToDossier(Editor who, ContactDossier dossier)
    {
        var row = dossier.Row;
        return new ContactDossierModel(
            ToModel(who, row, [.. dossier.Tags.Select(tag => tag.Label)]),
            who.SeesSensitiveData, row.Commune?.Epci?.Name, row.Commune?.Departement?.Name, row.ConfirmedAt, row.Note, row.Demo,
            [.. dossier.Notes.Select(note => new ContactNoteModel(note.Author, note.At, note.Text))],
            [.. dossier.History.Select(
                change => new ContactChangeModel(change.Field, change.Before, change.After, change.By, change.At, change.Undoes))],
            ContactDirectory.MemberKeyOf(who, row.Id));
    }

    private ContactModel ToModel(Editor who, ContactRow row, IReadOnlyList<string> labels) => new(
        row.Id, $"{row.FirstName} {row.LastName}".Trim(), row.Commune?.Label,
        Labels(OptionList.Profile, row.Profiles), Labels(OptionList.Availability, row.Availability),
        Labels(OptionList.Equipment, row.Equipment),
        row.State, row.Freshness, row.CreatedAt, labels, who.SeesSensitiveData ? row.Email : null, who.SeesSensitiveData ? row.Phone
            : null);

    private IReadOnlyList<string> Labels(OptionList list, int mask) => [.. options.In(list, mask).Select(option => option.Label)];
}
