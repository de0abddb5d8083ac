using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Candidacies;

/// <summary>The candidate answers a reviewer's question.</summary>
public sealed class AnswerModel(CandidacyService candidacies) : FramedPage
{
    /// <summary>Null when the link is of no use any more.</summary>
    public CandidacyLink? Link { get; private set; }

    [BindProperty]
    public string? Answer { get; set; }

    public bool Sent { get; private set; }

    public bool IsMissing { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Répondre"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token)
    {
        Response.MustNotBeKept();
        Link = await candidacies.InspectQuestionAsync(token);
        if (Link is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    public async Task OnPostAsync([FromRoute] string token)
    {
        IsMissing = string.IsNullOrWhiteSpace(Answer);
        Sent = !IsMissing && await candidacies.AnswerAsync(token, Answer!);
        if (!Sent)
        {
            await OnGetAsync(token);
            Response.StatusCode = Link is null ? StatusCodes.Status410Gone : StatusCodes.Status422UnprocessableEntity;
        }
        Response.MustNotBeKept();
    }
}
