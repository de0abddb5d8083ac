using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Mandates;

/// <summary>The holder chooses who takes over, and when.</summary>
[Require(Need.SignedIn)]
public sealed class HandOverModel(HandOver handOver, MandateLifecycleService lifecycle, TimeProvider clock) : MySpacePage
{
    public override string Title => "Passer la main";

    public MandateFile Mandate { get; private set; } = null!;

    public IReadOnlyList<Successor> Successors { get; private set; } = [];

    [BindProperty]
    public string? Successor { get; set; }

    /// <summary><c>Successor</c> of somebody who is not in the list.</summary>
    public const string Other = "autre";

    /// <summary>Of the level above, who keep the territory when nobody takes over.</summary>
    public IReadOnlyList<string> Above { get; private set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    /// <summary><c>2026-12-01</c>, a day in France; empty for at once.</summary>
    [BindProperty]
    public string? Day { get; set; }

    public Dictionary<string, string> Errors { get; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await lifecycle.OpenAsync(Responsable, id, cancel) is not { IsMine: true } file
            || await handOver.SuccessorsAsync(Responsable, id, cancel) is not { } successors)
        {
            return NotFound();
        }
        (Mandate, Successors) = (file, successors);
        Above = await handOver.AboveAsync(Responsable, id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        var at = DateTime.MinValue;
        if (!string.IsNullOrWhiteSpace(Day) && !French.TryMorningOf(Day, out at))
        {
            Errors[nameof(Day)] = "Indiquez un jour, par exemple 01/12/2026, ou laissez vide.";
        }
        else if (at != DateTime.MinValue && at.AddDays(1) <= clock.GetUtcNow().UtcDateTime)
        {
            Errors[nameof(Day)] = "Ce jour est passé. Choisissez un jour à venir, ou laissez vide.";
        }
        else if (Successor == Other)
        {
            foreach (var (field, problem) in await handOver.PassToAsync(Responsable, id, Name, Email, at))
            {
                Errors[field] = problem;
            }
        }
        else if (await handOver.PassAsync(Responsable, id, Successor ?? "", at) is { } wrong)
        {
            Errors[nameof(Successor)] = wrong;
        }
        if (Errors.Count == 0)
        {
            TempData["Done"] = "Un lien est envoyé à la personne choisie. Dès qu’elle aura accepté, la main passera au moment prévu.";
            return Redirect($"/mon-espace/mandats/{id}/");
        }
        var page = await OnGetAsync(id, cancel);
        if (page is not NotFoundResult)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return page;
    }

    public async Task<IActionResult> OnPostCancelAsync(long id)
    {
        TempData["Done"] = await handOver.CancelAsync(Responsable, id) ? "Le passage de main est annulé."
            : "Il n’y avait plus rien à annuler.";
        return Redirect($"/mon-espace/mandats/{id}/");
    }
}
