using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace;

/// <summary>One's own sessions, on every device.</summary>
[Require(Need.SignedIn)]
public sealed class SessionsModel(SessionService sessions, CurrentResponsable current) : MySpacePage
{
    public override string Title => "Où je suis connecté";

    public IReadOnlyList<SessionLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Lines = await sessions.ListAsync(Responsable.AccountId, current.Session, cancel);

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancel)
    {
        await sessions.CloseAsync(Responsable.AccountId, name ?? "", cancel);
        return Redirect("/mon-espace/connexions/");
    }
}
