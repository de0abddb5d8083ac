using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>What the code beside a name on a printed list opens.</summary>
public sealed class PresenceModel(Presence presence) : FramedPage
{
    /// <summary>Null when the link is not valid any more.</summary>
    public string? FirstName { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public string? Error { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Toujours disponible ?"), NoIndex = true };

    public Task<IActionResult> OnGetAsync([FromRoute] string token) => ShowAsync(token);

    public async Task<IActionResult> OnPostAsync([FromRoute] string token)
    {
        if (await presence.StayAsync(token))
        {
            Done = "C’est noté : vous êtes toujours disponible. Merci !";
        }
        return Redirect($"/presence/{token}/");
    }

    /// <summary>Erases. The form has a box to tick, so that it cannot happen by a slip of the finger.</summary>
    public async Task<IActionResult> OnPostLeaveAsync([FromRoute] string token, bool sure)
    {
        if (!sure)
        {
            Error = "Cochez la case pour confirmer : vos coordonnées seront effacées.";
            return await ShowAsync(token, StatusCodes.Status422UnprocessableEntity);
        }
        await presence.LeaveAsync(token);
        return RedirectToPage("Left");
    }

    private async Task<IActionResult> ShowAsync(string token, int status = StatusCodes.Status200OK)
    {
        Response.MustNotBeKept();
        FirstName = await presence.OpenAsync(token);
        Response.StatusCode = FirstName is null ? StatusCodes.Status404NotFound : status;
        return Page();
    }
}
