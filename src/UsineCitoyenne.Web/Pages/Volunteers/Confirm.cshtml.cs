using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>The page behind the mail's link. Opening it changes nothing; its button does.</summary>
public sealed class ConfirmModel(ConfirmationService confirmation, SiteFrames frames) : FramedPage
{
    /// <summary>The consents, for who was written down by somebody else.</summary>
    [BindProperty]
    public VolunteerInput Input { get; set; } = new();

    /// <summary>For the page that follows, which asks the rest.</summary>
    [TempData]
    public string? RecordToken { get; set; }

    public ConfirmationLink Link { get; private set; } = null!;

    /// <summary>The frame of the volunteer's own département, to go on from here.</summary>
    public SiteFrame Home => frames.Of(Link.Commune?.Departement?.Site);

    public override PageHead Head => new() { Title = TitleOf("Confirmer mon inscription"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token) => Show(await confirmation.InspectAsync(token));

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        var link = await confirmation.ConfirmAsync(
            token, new ConsentsGiven(Input.AcceptsCharter, Input.AcceptsContact, Input.AcceptsIntroduction, Input.AcceptsNews), cancel);
        if (link is { State: ConfirmationState.Ready, Commune: { } commune })
        {
            RecordToken = link.RecordToken;
            return RedirectToPage("Welcome", new { site = commune.Site, commune = commune.Slug });
        }
        Show(link);
        return Page();
    }

    private void Show(ConfirmationLink link)
    {
        Link = link;
        Response.MustNotBeKept();
        Response.StatusCode = link.State switch
        {
            ConfirmationState.Unknown => StatusCodes.Status404NotFound,
            ConfirmationState.ConsentMissing => StatusCodes.Status422UnprocessableEntity,
            ConfirmationState.Expired => StatusCodes.Status410Gone,
            _ => StatusCodes.Status200OK,
        };
    }
}
