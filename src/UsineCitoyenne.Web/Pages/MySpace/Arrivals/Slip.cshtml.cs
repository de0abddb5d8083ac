using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Contacts.Proxy;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Arrivals;

/// <summary>The slip to hand to somebody without an address: what they agreed to, and their personal link on paper.</summary>
[Require(Need.Contacts)]
public sealed class SlipModel(ProxyService proxy) : MySpacePage
{
    public override string Title => "Bulletin";

    public long Id { get; private set; }

    /// <summary>Null before it is asked for: each one makes a new personal link.</summary>
    public ConfirmationSlip? Slip { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        Id = id;
        return await proxy.ReachesAsync(Responsable.Contacts!, id, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        Id = id;
        Slip = await proxy.SlipAsync(Responsable.Contacts!, id, cancel);
        return Slip is null ? NotFound() : Page();
    }
}
