using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Communes;

/// <summary>One commune: its state, what may be done from here, and its history.</summary>
[Require(Need.Board)]
public sealed class DetailModel(CommuneService communes, TerritoryDirectory territories) : MySpacePage
{
    public override string Title => Commune?.Commune.Name ?? "Commune";

    public CommuneView Commune { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public string? Day { get; private set; }

    public string? Role { get; private set; }

    public string? Provides { get; private set; }

    public string? Why { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public string? Error(string field) => Errors.GetValueOrDefault(field);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (territories.Current.CurrentCommune(code) is not { } commune)
        {
            return NotFound();
        }
        if (await communes.FindAsync(Responsable, commune, cancel) is not { } found)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Commune = found;
        (Role, Provides) = (Role ?? found.Commitment?.SignatoryRole, Provides ?? found.Commitment?.Provides);
        Day ??= found.Commitment is { } commitment ? French.Iso(commitment.On.ToDateTime(default)) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostCommitAsync(string code, string? day, string? role, string? provides, CancellationToken cancel)
    {
        (Day, Role, Provides) = (day, role, provides);
        if (await OnGetAsync(code, cancel) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult page)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        var on = DateOnly.TryParseExact((day ?? "").Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var parsed) ? parsed : default;
        Errors = await communes.CommitAsync(Responsable, Commune.Commune, new Commitment(on, role ?? "", provides ?? ""), cancel);
        return Answer(page, "L’engagement de la mairie est noté.");
    }

    public async Task<IActionResult> OnPostChangeAsync(string code, CommuneAct act, string? why, CancellationToken cancel)
    {
        Why = why;
        if (await OnGetAsync(code, cancel) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult page)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (await communes.ChangeAsync(Responsable, Commune.Commune, act, why, cancel) is { } problem)
        {
            Errors = new Dictionary<string, string> { ["Why"] = problem };
        }
        return Answer(page, "C’est noté.");
    }

    private IActionResult Answer(IActionResult page, string done)
    {
        if (Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }
        Done = done;
        return Redirect($"/mon-espace/communes/{Commune.Commune.Code}/");
    }
}
