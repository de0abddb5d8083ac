using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Contacts.Proxy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Pages.Volunteers;

namespace UsineCitoyenne.Web.Pages.MySpace.Arrivals;

/// <summary>Enters somebody on their word: a paper form, a call, a stand.</summary>
[Require(Need.Contacts)]
public sealed class EnterModel(ProxyService proxy, VolunteerOptions options, TerritoryDirectory territories) : MySpacePage
{
    public override string Title => "Inscrire une personne";

    [BindProperty]
    public VolunteerInput Input { get; set; } = new();

    /// <summary>One showing of the form: sent twice, it counts once.</summary>
    [BindProperty]
    public Guid Submission { get; set; } = Guid.NewGuid();

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    /// <summary>Communes to choose from when what was typed means several.</summary>
    public IReadOnlyList<Territory> Choices { get; private set; } = [];

    /// <summary>Somebody of this name is there already: it takes a tick to go on.</summary>
    public bool Namesake { get; private set; }

    /// <summary>Said after somebody with an address was entered.</summary>
    [TempData]
    public string? Done { get; set; }

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    public IEnumerable<OptionChoice> Offered(OptionList list) => options.Offered(list);

    public void OnGet()
    {
    }

    /// <summary>« Trouver ma commune », without JavaScript.</summary>
    public IActionResult OnPostCommune()
    {
        FindCommune();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool evenIfKnown, CancellationToken cancel)
    {
        // All that is wrong is told at once: without a commune nothing is entered.
        var found = FindCommune();
        var person = Input with { SubmissionId = Submission, Site = null };
        var outcome = await proxy.EnterAsync(Responsable.Contacts!, new ProxyForm(person, evenIfKnown), cancel);
        if (outcome.Errors.Count > 0 || outcome.Namesake)
        {
            (Errors, Namesake) = (outcome.Errors, outcome.Namesake);
            if (!found)
            {
                Errors = new Dictionary<string, string>(Errors)
                {
                    [nameof(VolunteerInput.CommuneCode)] = "Choisissez la commune dans la liste.",
                };
            }
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (outcome.VolunteerId is { } id)
        {
            return Redirect($"/mon-espace/contacts/{id}/bulletin/");
        }
        Done = "Un message est parti à son adresse\u00A0: la personne apparaîtra dans vos contacts dès qu’elle aura confirmé.";
        return Redirect("/mon-espace/contacts/inscrire/");
    }

    /// <returns>False when the person at the keyboard has to choose; an empty field is told with the others.</returns>
    private bool FindCommune()
    {
        if (string.IsNullOrWhiteSpace(Input.Commune))
        {
            return true;
        }
        var answer = territories.Current.Resolve(Input.Commune, Input.CommuneCode);
        (Input.CommuneCode, Input.Commune, Choices) = (answer.Found?.Code, answer.Found?.Label ?? Input.Commune, answer.Choices);
        return answer.Found is not null;
    }
}
