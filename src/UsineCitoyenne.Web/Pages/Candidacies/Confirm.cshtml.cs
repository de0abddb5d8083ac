using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Candidacies;

/// <summary>The page behind the first mail: it confirms a candidacy, or asks who was suggested. Opening it changes nothing.</summary>
public sealed class ConfirmModel(CandidacyService candidacies) : FramedPage
{
    /// <summary>Null when the link is of no use any more.</summary>
    public CandidacyLink? Link { get; private set; }

    [BindProperty]
    public string? Message { get; set; }

    public CandidacyOutcome Outcome { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Ma candidature"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token) => await ShowAsync(token);

    public async Task OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        Outcome = await candidacies.ConfirmAsync(token, Message, cancel) ? CandidacyOutcome.Confirmed : CandidacyOutcome.None;
        await ShowAsync(token);
    }

    public async Task OnPostDeclineAsync([FromRoute] string token)
    {
        Outcome = await candidacies.DeclineAsync(token) ? CandidacyOutcome.Declined : CandidacyOutcome.None;
        await ShowAsync(token);
    }

    private async Task ShowAsync(string token)
    {
        Response.MustNotBeKept();
        if (Outcome == CandidacyOutcome.None && (Link = await candidacies.InspectAsync(token)) is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }
}

public enum CandidacyOutcome
{
    None,
    Confirmed,
    Declined,
}
