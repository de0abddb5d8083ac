using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Contacts.Proxy;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Arrivals;

/// <summary>What a person said aloud to a responsable: still there, or take me off.</summary>
[Require(Need.Contacts)]
public sealed class VoiceModel(ProxyService proxy) : MySpacePage
{
    public override string Title => "De vive voix";

    public IActionResult OnGet(long id) => Redirect($"/mon-espace/contacts/{id}/");

    public async Task<IActionResult> OnPostHeardAsync(long id, CancellationToken cancel) =>
        await proxy.HeardAsync(Responsable.Contacts!, id, cancel) ? Redirect($"/mon-espace/contacts/{id}/") : NotFound();

    public async Task<IActionResult> OnPostLeaveAsync(long id, bool sure, CancellationToken cancel)
    {
        if (!sure)
        {
            return Redirect($"/mon-espace/contacts/{id}/#vive-voix");
        }
        return await proxy.LeaveAsync(Responsable.Contacts!, id, cancel) ? Redirect("/mon-espace/contacts/") : NotFound();
    }
}
