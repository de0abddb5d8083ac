using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace;

/// <summary>What a restore holds back, and the word that lets it go or gives it up.</summary>
[Require(Need.Administrator)]
public sealed class RestoredModel(RestoreReview review) : MySpacePage
{
    /// <summary>Null when nothing is held.</summary>
    public HeldByRestore? Held { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public string Total => French.Count(Held!.Held.Sum(one => one.Count), "chose retenue", "choses retenues");

    public override string Title => "Restauration";

    public async Task OnGetAsync(CancellationToken cancel) => Held = await review.OpenAsync(cancel);

    public Task<IActionResult> OnPostDropAsync(CancellationToken cancel) =>
        DecideAsync(drop: true, "C’est abandonné : rien de cela ne partira.", cancel);

    public Task<IActionResult> OnPostSendAsync(CancellationToken cancel) =>
        DecideAsync(drop: false, "Ce qui était retenu part maintenant.", cancel);

    private async Task<IActionResult> DecideAsync(bool drop, string done, CancellationToken cancel)
    {
        Done = await review.DecideAsync(drop, Responsable.AccountId, cancel) ? done : null;
        return Redirect("/mon-espace/restauration/");
    }
}
