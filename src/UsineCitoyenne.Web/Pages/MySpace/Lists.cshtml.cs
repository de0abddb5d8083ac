using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace;

/// <summary>The lists of the sign-up form: profiles, availability, equipment.</summary>
[Require(Need.Administrator)]
public sealed class ListsModel(VolunteerOptions options) : MySpacePage
{
    public override string Title => "Listes du formulaire";

    [TempData]
    public string? Done { get; set; }

    public string? Error { get; private set; }

    /// <summary>The option or the list that <see cref="Error"/> is about.</summary>
    public string? ErrorAt { get; private set; }

    public IEnumerable<OptionChoice> Of(OptionList list) => options.Of(list);

    public Task OnGetAsync() => options.RefreshAsync();

    public async Task<IActionResult> OnPostAddAsync(OptionList list, string? label, string? hint) =>
        Answer(await options.AddAsync(Responsable, list, label, hint), $"list-{list}", "Le choix est ajouté au formulaire.");

    public async Task<IActionResult> OnPostChangeAsync(long id, string? label, string? hint, bool hidden) =>
        Answer(await options.ChangeAsync(Responsable, id, label, hint, hidden), $"option-{id}", "Le choix est modifié.");

    private IActionResult Answer(string? error, string at, string done)
    {
        if (error is null)
        {
            Done = done;
            return Redirect("/mon-espace/listes/");
        }
        (Error, ErrorAt) = (error, at);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
