using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Campaigns.Preferences;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>
/// Behind the List-Unsubscribe of each grouped mail. A mailbox posts here by itself (RFC 8058): no session, no antiforgery token, and what
/// a forged post could do, only the holder of the link can, who may do it anyway. Opening the page changes nothing.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class PreferencesModel(MailPreferences preferences) : FramedPage
{
    /// <summary>Null when the link is not, or no longer, valid.</summary>
    public PreferencesView? Preferences { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public override PageHead Head => new() { Title = TitleOf("Les messages que je reçois"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Preferences = await preferences.OpenAsync(token, cancel);
        if (Preferences is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    /// <summary>One click, from the mailbox or from the page's own button.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute] string token, [FromForm(Name = "List-Unsubscribe")] string? oneClick,
        CancellationToken cancel)
    {
        if (!await preferences.UnsubscribeAsync(token, cancel))
        {
            return NotFound();
        }
        return oneClick is null ? Show(token, "C’est fait : vous ne recevrez plus ces messages.") : new OkResult();
    }

    public async Task<IActionResult> OnPostChoicesAsync([FromRoute] string token, List<MailPurpose> wanted, CancellationToken cancel) =>
        await preferences.SetAsync(token, wanted, cancel) ? Show(token, "Vos choix sont enregistrés.") : NotFound();

    public async Task<IActionResult> OnPostDigestAsync([FromRoute] string token, DigestFrequency frequency, CancellationToken cancel) =>
        await preferences.SetAsync(token, frequency, cancel) ? Show(token, "Votre rythme est enregistré.") : NotFound();

    private RedirectResult Show(string token, string done)
    {
        Done = done;
        return Redirect($"/inscription/preferences/{token}/");
    }
}
