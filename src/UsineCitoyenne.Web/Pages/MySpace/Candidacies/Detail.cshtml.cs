using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Candidacies;

/// <summary>One candidacy: name the person, ask, or refuse with a kind word.</summary>
[Require(Need.Reviews)]
public sealed class DetailModel(CandidacyReview review) : MySpacePage
{
    public override string Title => "Candidature";

    public CandidacyFile Candidacy { get; private set; } = null!;

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    [TempData]
    public string? Done { get; set; }

    public string? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await review.OpenAsync(Responsable, id, cancel) is not { } file)
        {
            return NotFound();
        }
        Candidacy = file;
        return Page();
    }

    public async Task<IActionResult> OnPostNominateAsync(long id) => await AnswerAsync(id, await review.NominateAsync(Responsable, id),
        "La personne est nommée. Un lien lui est envoyé pour lire la charte et accepter : son mandat commence à ce moment-là.");

    public async Task<IActionResult> OnPostAskAsync(long id) =>
        await AnswerAsync(id, await review.AskAsync(Responsable, id, Question ?? ""),
            "Votre question est partie. La réponse vous sera annoncée par courriel.");

    public async Task<IActionResult> OnPostRefuseAsync(long id) =>
        await AnswerAsync(id, await review.RefuseAsync(Responsable, id, Reply ?? ""),
            "La personne est prévenue, avec votre mot et nos remerciements.");

    private async Task<IActionResult> AnswerAsync(long id, ReviewAnswer answer, string done)
    {
        if (answer == ReviewAnswer.Done)
        {
            Done = done;
            return Redirect("/mon-espace/candidatures/");
        }
        Error = answer == ReviewAnswer.RightsMissing
            ? "Ce rôle donne un droit que vous n’avez pas vous-même sur ce territoire : le niveau au-dessus doit le confier."
            : "Cela n’est plus possible, ou il manque votre texte.";
        var page = await OnGetAsync(id, default);
        if (page is not NotFoundResult)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return page;
    }
}
