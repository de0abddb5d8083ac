using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Campaigns.Replies;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Replies;

/// <summary>Behind « Répondre » in a mail. Opening it changes nothing; sending hands the answer over.</summary>
[RequestFormLimits(ValueLengthLimit = 100_000, ValueCountLimit = 50)]
public sealed class AnswerModel(ReplyService replies) : FramedPage
{
    /// <summary>Null when the link is of no use any more.</summary>
    public ReplyView? View { get; private set; }

    [BindProperty]
    public string? Text { get; set; }

    public string? Error { get; private set; }

    public bool IsSent { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Répondre"), NoIndex = true };

    public Task OnGetAsync([FromRoute] string token, CancellationToken cancel) => ShowAsync(token, StatusCodes.Status200OK, cancel);

    public async Task OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        var outcome = await replies.SendAsync(token, Text, cancel);
        IsSent = outcome == ReplyOutcome.Sent;
        Error = outcome switch
        {
            ReplyOutcome.TooLong => $"Votre texte est trop long : {ReplyView.Longest} caractères au plus.",
            ReplyOutcome.Empty => "Écrivez votre réponse.",
            ReplyOutcome.TooMany => "Vous avez déjà beaucoup écrit aujourd’hui : votre texte est toujours là, réessayez demain.",
            _ => null,
        };
        await ShowAsync(token, outcome == ReplyOutcome.TooMany ? StatusCodes.Status429TooManyRequests
            : StatusCodes.Status422UnprocessableEntity, cancel);
    }

    private async Task ShowAsync(string token, int status, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        if (!IsSent)
        {
            View = await replies.OpenAsync(token, cancel);
            Response.StatusCode = View is null ? StatusCodes.Status410Gone : status;
        }
    }
}
