using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Campaigns.Replies;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Replies;

/// <summary>Behind the mail that asks who wrote to confirm. Opening it changes nothing.</summary>
public sealed class LetterConfirmModel(LetterService letters) : FramedPage
{
    /// <summary>What the button would send; null when the link is of no use any more.</summary>
    public LetterShown? Letter { get; private set; }

    public bool IsSent { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Écrire au responsable"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token, CancellationToken cancel) => await ShowAsync(token, cancel);

    public async Task OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        IsSent = await letters.ConfirmAsync(token, cancel) == ReplyOutcome.Sent;
        await ShowAsync(token, cancel);
    }

    private async Task ShowAsync(string token, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        if (!IsSent && (Letter = await letters.InspectAsync(token, cancel)) is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }
}
