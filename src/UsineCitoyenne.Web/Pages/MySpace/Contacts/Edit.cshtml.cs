using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>
/// A line of the table to correct; it goes back to the view it came from. With script the form opens in the table itself.
/// </summary>
[Require(Need.Contacts)]
public sealed class EditModel(ContactTable table, ContactEdits edits, VolunteerOptions options, TerritoryDirectory territories)
    : MySpacePage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ContactView View { get; set; } = new();

    /// <summary>Came from the person's page, and goes back there.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Fiche { get; set; }

    [TempData]
    public string? Done { get; set; }

    public ContactRow Contact { get; private set; } = null!;

    public ContactEdit Typed { get; private set; } = null!;

    /// <summary>What was typed to find the commune.</summary>
    public string CommuneText { get; private set; } = "";

    public IReadOnlyList<Territory> Choices { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public override string Title => "Modifier une fiche";

    public string Back => Fiche ? $"/mon-espace/contacts/{Contact.Id}/" : $"{View.ToQueryString()}#p{Contact.Id}";

    public IEnumerable<OptionChoice> Offered(OptionList list) => options.Offered(list);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await table.OpenAsync(Responsable.Contacts!, id, cancel) is not { } contact)
        {
            return NotFound();
        }
        Contact = contact;
        CommuneText = contact.Commune?.Label ?? "";
        Typed = new ContactEdit(
            contact.Commune?.Code, French.Phone(contact.Phone), Codes(OptionList.Profile, contact.Profiles),
            Codes(OptionList.Availability, contact.Availability),
            contact.State == VolunteerState.Paused);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        long id, string? lieu, string? code, string? telephone, List<string> savoir, List<string> quand, bool pause,
        CancellationToken cancel)
    {
        var commune = Resolve(lieu, code);
        Typed = new ContactEdit(commune, telephone, savoir, quand, pause);
        CommuneText = lieu ?? "";
        if (commune is not null)
        {
            if (await edits.SaveAsync(Responsable.Contacts!, id, Typed, cancel) is not { } errors)
            {
                return NotFound();
            }
            Errors = errors;
        }
        else
        {
            Errors = new Dictionary<string, string>
            {
                [nameof(ContactEdit.CommuneCode)] = Choices.Count > 0
                    ? "Plusieurs communes portent ce nom : choisissez-la."
                    : "Aucune commune ne correspond. Essayez son code postal, ou le début de son nom.",
            };
        }
        if (await table.OpenAsync(Responsable.Contacts!, id, cancel) is not { } contact)
        {
            // Moved out of the reader's territory: saved, and no longer theirs to see.
            Done = "La fiche est enregistrée : la personne n’est plus dans votre territoire.";
            return Errors.Count == 0 ? Redirect(View.ToQueryString()) : NotFound();
        }
        Contact = contact;
        if (Errors.Count == 0)
        {
            Done = "La fiche est enregistrée.";
            return Redirect(Back);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The code is believed when it is the commune of the text beside it; without script the text alone says it.</summary>
    private string? Resolve(string? typed, string? code)
    {
        var answer = territories.Current.Resolve(typed, code);
        Choices = answer.Choices;
        return answer.Found?.Code;
    }

    private List<string> Codes(OptionList list, int mask) => [.. options.In(list, mask).Select(option => option.Code)];
}
