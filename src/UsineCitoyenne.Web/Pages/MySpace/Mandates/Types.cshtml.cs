using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Mandates;

/// <summary>The kinds of mandate: name, levels, rights, term, « feuille de route ».</summary>
[Require(Need.Administrator)]
public sealed class TypesModel(MandateTypes types) : MySpacePage
{
    public override string Title => "Types de mandat";

    public IReadOnlyList<MandateTypeView> Types { get; private set; } = [];

    [BindProperty]
    public MandateTypeForm Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public string? Error { get; private set; }

    /// <summary>The kind that <see cref="Error"/> is about; empty for the new one.</summary>
    public string ErrorAt { get; private set; } = "";

    public async Task OnGetAsync() => Types = await types.ListAsync();

    public async Task<IActionResult> OnPostAddAsync() =>
        await AnswerAsync("", await types.AddAsync(Responsable, Input), "Le type de mandat est ajouté.");

    public async Task<IActionResult> OnPostChangeAsync(string alias) =>
        await AnswerAsync(alias, await types.ChangeAsync(Responsable, alias, Input), "Le type de mandat est modifié.");

    private async Task<IActionResult> AnswerAsync(string alias, string? error, string done)
    {
        if (error is null)
        {
            Done = done;
            return Redirect("/mon-espace/mandats/types/");
        }
        (Error, ErrorAt) = (error, alias);
        Types = await types.ListAsync();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
