using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Mandates;

/// <summary>The mandates that wait for the yes or the no of who is signed in: the mail may be lost, the offer is not.</summary>
[Require(Need.SignedIn)]
public sealed class OfferedModel(Nomination nominations) : MySpacePage
{
    public override string Title => "Mandats à accepter";

    public IReadOnlyList<NominationWaiting> Offers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Offers = await nominations.WaitingAsync(Responsable, cancel);

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel) =>
        await nominations.LinkAsync(Responsable, id, cancel) is { } token ? Redirect($"/nomination/{token}/") : NotFound();
}
