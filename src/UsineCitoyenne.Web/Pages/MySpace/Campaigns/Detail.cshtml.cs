using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Hosting;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Campaigns;

/// <summary>One message: written, read as its recipients will, sent, watched, stopped, told.</summary>
[Require(Need.Messages)]
public sealed class DetailModel(CampaignService campaigns, CampaignPreview preview, ContactViewFormatter words, CallDirectory calls,
    TimeProvider clock) : CampaignPage(words, calls)
{
    public CampaignView Campaign { get; private set; } = null!;

    /// <summary>A draft as one of its recipients reads it.</summary>
    public CampaignSample? Sample { get; private set; }

    /// <summary>Which of the three, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Apercu { get; set; } = 1;

    /// <summary>As typed.</summary>
    [BindProperty]
    public string? When { get; set; }

    [TempData]
    public string? Done { get; set; }

    public override string Title => "Message";

    /// <summary>Its time is still ahead.</summary>
    public bool IsComing => Campaign.DueAt > clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }
        (Subject, Body, Purpose, Call) = (Campaign.Subject, Campaign.Body, Campaign.Purpose, $"{Campaign.CallKey}");
        return Page();
    }

    /// <summary>The HTML part alone, for a frame: it carries its own styles and runs nothing.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(long id, CancellationToken cancel)
    {
        if (await preview.ShowAsync(Responsable, id, Apercu - 1, cancel) is not { } sample)
        {
            return NotFound();
        }
        Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";
        return Content(sample.Html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        if (await campaigns.EditAsync(Responsable, id, Form) is not { } errors)
        {
            return Tell(id, CampaignAnswer.NoLonger, "");
        }
        Errors = errors;
        return Errors.Count == 0 ? Show(id, "Votre texte est enregistré.") : await RefuseAsync(id, cancel);
    }

    public async Task<IActionResult> OnPostTestAsync(long id, CancellationToken cancel) =>
        await preview.TryOutAsync(Responsable, id, cancel) ? Show(id, $"Un essai part vers {Responsable.Email}.") : NotFound();

    public async Task<IActionResult> OnPostSubmitAsync(long id, CancellationToken cancel)
    {
        DateTime due = default;
        if (!string.IsNullOrWhiteSpace(When) && !French.TryMoment(When, out due))
        {
            Errors = new Dictionary<string, string>
            { ["When"] = "Indiquez un jour et une heure, par exemple 1/12/2026 18:30, ou laissez vide." };
            return await RefuseAsync(id, cancel);
        }
        var answer = await campaigns.SubmitAsync(Responsable, id, due == default ? null : due, cancel);
        if (CampaignFormatter.Refusal(answer) is { } wrong)
        {
            Errors = new Dictionary<string, string> { ["When"] = wrong };
            return await RefuseAsync(id, cancel);
        }
        return Show(id, answer switch
        {
            CampaignAnswer.AwaitsApproval =>
                "Votre message s’adresse à beaucoup de monde : un second responsable de ce territoire, ou d’au-dessus, doit donner son "
                + "accord dans son espace.",
            CampaignAnswer.Done when due > default(DateTime) => $"Votre message partira le {French.Moment(due)}.",
            CampaignAnswer.Done => "Votre message part.",
            _ => "Ce message n’est plus un brouillon.",
        });
    }

    public async Task<IActionResult> OnPostApproveAsync(long id) =>
        Tell(id, await campaigns.ApproveAsync(Responsable, id), "Vous avez donné votre accord : le message part à l’heure prévue.");

    public async Task<IActionResult> OnPostPauseAsync(long id) =>
        Tell(id, await campaigns.PauseAsync(Responsable, id), "L’envoi est en pause. Ce qui n’est pas parti attend.");

    public async Task<IActionResult> OnPostResumeAsync(long id) =>
        Tell(id, await campaigns.ResumeAsync(Responsable, id), "L’envoi reprend.");

    public async Task<IActionResult> OnPostCancelAsync(long id) =>
        Tell(id, await campaigns.CancelAsync(Responsable, id), "Le message est annulé. Ce qui n’était pas parti ne partira pas.");

    private async Task<bool> LoadAsync(long id, CancellationToken cancel)
    {
        if (await campaigns.OpenAsync(Responsable, id, cancel) is not { } campaign)
        {
            return false;
        }
        Campaign = campaign;
        await DescribeAsync(campaign.View, cancel);
        if (campaign.State is CampaignState.Draft or CampaignState.AwaitingApproval)
        {
            Audience = await campaigns.CountAsync(Responsable, id, cancel);
            Sample = await preview.ShowAsync(Responsable, id, Apercu - 1, cancel);
            Response.Headers.ContentSecurityPolicy = SecurityHeaders.FramingPolicy;
        }
        return true;
    }

    private async Task<IActionResult> RefuseAsync(long id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }
        if (Errors.ContainsKey("When"))
        {
            (Subject, Body, Purpose, Call) = (Campaign.Subject, Campaign.Body, Campaign.Purpose, $"{Campaign.CallKey}");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RedirectResult Tell(long id, CampaignAnswer answer, string done) => Show(id, answer == CampaignAnswer.Done ? done
        : answer == CampaignAnswer.Past
        ? "La date prévue est passée : le message redevient un brouillon, pour que son auteur en choisisse une autre."
        : "Cela n’est plus possible : l’état du message a changé.");

    private RedirectResult Show(long id, string done)
    {
        Done = done;
        return Redirect($"/mon-espace/campagnes/{id}/");
    }
}
