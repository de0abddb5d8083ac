using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>
/// The three answers of the mail « Toujours disponible ? ». Opening the page changes nothing, for mail scanners open links; its button
/// does.
/// </summary>
public sealed class StillThereModel(VolunteerRecordService records) : FramedPage
{
    /// <summary>Null when the link is no longer valid.</summary>
    public VolunteerRecord? Record { get; private set; }

    public StillThereAnswer Answer { get; private set; } = null!;

    public string Token { get; private set; } = "";

    public override PageHead Head => new() { Title = TitleOf(Answer.Title), NoIndex = true };

    public async Task<IActionResult> OnGetAsync([FromRoute] string token, string answer)
    {
        Response.MustNotBeKept();
        if (StillThereAnswer.All.FirstOrDefault(known => known.Word == answer) is not { } found)
        {
            return NotFound();
        }
        (Answer, Token, Record) = (found, token, await records.OpenAsync(token));
        Response.StatusCode = Record is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, string answer)
    {
        var known = answer switch
        {
            "disponible" => await records.StillThereAsync(token),
            "pause" => await records.PauseAsync(token),
            "retirer" => await records.LeaveAsync(token),
            _ => false,
        };
        if (!known)
        {
            return await OnGetAsync(token, answer);
        }
        if (answer == "retirer")
        {
            return RedirectToPage("Left");
        }
        TempData["Done"] = answer == "pause"
            ? "Vous êtes en pause\u00A0: personne ne vous sollicite. Revenez quand vous voulez."
            : "Merci\u00A0! Vous restez sur la liste des bénévoles disponibles.";
        return Redirect($"/ma-fiche/{token}/");
    }
}

/// <param name="Word">As in the address.</param>
public sealed record StillThereAnswer(string Word, string Title, string Text, string Button)
{
    public static IReadOnlyList<StillThereAnswer> All { get; } =
    [
        new("disponible", "Toujours disponible\u00A0?", "Votre fiche reste proposée aux responsables de votre territoire.",
            "Oui, toujours disponible"),
        new("pause", "Faire une pause\u00A0?", "Personne ne vous sollicite pendant la pause. Vous revenez quand vous voulez.",
            "Me mettre en pause"),
        new("retirer", "Vous retirer\u00A0?", "Vos coordonnées sont effacées tout de suite, et personne ne vous demandera pourquoi.",
            "Effacer mes coordonnées"),
    ];
}
