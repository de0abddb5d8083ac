using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Mandates;

/// <summary>One mandate: for its holder, and for the level that keeps it.</summary>
[Require(Need.SignedIn)]
public sealed class DetailModel(MandateLifecycleService lifecycle) : MySpacePage
{
    public override string Title => "Mandat";

    public MandateFile Mandate { get; private set; } = null!;

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Done { get; set; }

    public string? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await lifecycle.OpenAsync(Responsable, id, cancel) is not { } file)
        {
            return NotFound();
        }
        Mandate = file;
        return Page();
    }

    public Task<IActionResult> OnPostRenewAsync(long id) =>
        ActAsync(id, lifecycle.RenewAsync, "Le mandat est renouvelé pour une nouvelle durée. La personne est prévenue.");

    public Task<IActionResult> OnPostResumeAsync(long id) =>
        ActAsync(id, lifecycle.ResumeAsync, "Le mandat reprend : les accès sont rouverts.");

    public Task<IActionResult> OnPostSuspendAsync(long id) =>
        ActAsync(id, (by, mandate) => lifecycle.SuspendAsync(by, mandate, Reason ?? ""),
            "Le mandat est suspendu : les accès sont fermés dès maintenant.");

    public Task<IActionResult> OnPostRevokeAsync(long id) =>
        ActAsync(id, (by, mandate) => lifecycle.RevokeAsync(by, mandate, Reason ?? ""),
            "Le mandat est retiré : les accès sont fermés dès maintenant. La personne est prévenue, avec votre motif.");

    public Task<IActionResult> OnPostResignAsync(long id) =>
        ActAsync(id, lifecycle.ResignAsync, "Votre départ est enregistré. Merci pour tout ce que vous avez fait !");

    private async Task<IActionResult> ActAsync(long id, Func<Core.Mandates.Responsable, long, Task<bool>> act, string done)
    {
        try
        {
            if (await act(Responsable, id))
            {
                Done = done;
                return Redirect($"/mon-espace/mandats/{id}/");
            }
        }
        catch (UnauthorizedAccessException)
        {
            return NotFound();
        }
        Error = "Cela n’est pas possible : il manque un motif, le mandat a changé entre-temps, ou plus personne n’administrerait le site.";
        var page = await OnGetAsync(id, default);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
