using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Calls;

/// <summary>
/// Behind the mail that asks whether an answer to a call is the reader's. Opening it changes nothing: one button records what was
/// submitted.
/// </summary>
public sealed class ConfirmAnswerModel(CallReplies replies) : FramedPage
{
    /// <summary>Null when the link is of no use any more.</summary>
    public CallConfirmation? Answer { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Confirmer ma réponse"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token, CancellationToken cancel) => await ShowAsync(token, cancel);

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (await replies.ConfirmAsync(token, cancel) is { } answer)
        {
            TempData[nameof(RespondModel.Done)] = "given";
            return Redirect(answer);
        }
        await ShowAsync(token, cancel);
        return Page();
    }

    private async Task ShowAsync(string token, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Answer = await replies.InspectAsync(token, cancel);
        Site = Answer?.Site;
        if (Answer is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }
}
