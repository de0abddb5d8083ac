using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Contacts.Paper;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>
/// The view as sheets to print, by commune. It is made by POST: each making issues the links of its codes and is an export.
/// </summary>
[Require(Need.Contacts)]
public sealed class PaperModel(PaperLists lists, VolunteerOptions options, SearchSeal seal, TimeProvider clock) : MySpacePage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ContactView View { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    /// <summary>Why there is no list; null when there is one.</summary>
    public string? Refused { get; private set; }

    public IReadOnlyList<PaperCommune> Communes { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public override string Title => "Liste à imprimer";

    public string Names(OptionList list, int mask) => string.Join(", ", options.In(list, mask).Select(option => option.Label));

    public IActionResult OnGet() => Redirect(View.ToQueryString());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (people, wrong) = View.ToAim(seal.Open(View.R), options);
        if (wrong is not null)
        {
            return Refuse(wrong);
        }
        if (await lists.PrepareAsync(Responsable.Contacts!, people, cancel) is not { } communes)
        {
            Done = $"Une liste à imprimer compte au plus {PaperLists.Most} personnes : choisissez une commune, ou un autre filtre.";
            return Redirect(View.ToQueryString());
        }
        if (communes.Count == 0)
        {
            return Refuse(people.People is null ? "Cette vue ne montre personne : il n’y a rien à imprimer." : ContactAim.Unsaid);
        }
        (Communes, At) = (communes, clock.GetUtcNow().UtcDateTime);
        return Page();
    }

    private PageResult Refuse(string wrong)
    {
        Refused = wrong;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
