using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Bulk;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Paper;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>The view as sheets to print, by commune. It is made by POST: each making issues the links of its codes and is an export.</summary>
[Require(Need.Contacts)]
public sealed class PaperModel(PaperLists lists, VolunteerOptions options, SearchSeal seal, TimeProvider clock) : MySpacePage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ContactView View { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<PaperCommune> Communes { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public override string Title => "Liste à imprimer";

    public string Names(OptionList list, int mask) => string.Join(", ", options.In(list, mask).Select(option => option.Label));

    public IActionResult OnGet() => Redirect(View.ToQueryString());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await lists.PrepareAsync(Responsable.Contacts!, View.ToSelection(seal.Open(View.R), options), cancel) is not { } communes)
        {
            Done = $"Une liste à imprimer compte au plus {PaperLists.Most} personnes : choisissez une commune, ou un autre filtre.";
            return Redirect(View.ToQueryString());
        }
        if (communes.Count == 0)
        {
            Done = View.IsPicked ? ContactBulk.NobodyTicked : "Cette vue ne montre personne : il n’y a rien à imprimer.";
            return Redirect(View.ToQueryString());
        }
        (Communes, At) = (communes, clock.GetUtcNow().UtcDateTime);
        return Page();
    }
}
