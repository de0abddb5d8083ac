using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>Behind the link sent to a new address. Opening it changes nothing; its button does.</summary>
public sealed class NewAddressModel(AddressChangeService changes) : FramedPage
{
    /// <summary>Null when the link is of no use any more.</summary>
    public string? Email { get; private set; }

    public bool Done { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Ma nouvelle adresse"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Email = await changes.InspectAsync(token, cancel);
        if (Email is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Done = await changes.ConfirmAsync(token, cancel);
        if (!Done)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
        return Page();
    }
}
