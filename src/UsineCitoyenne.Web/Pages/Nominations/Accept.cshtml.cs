using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Nominations;

/// <summary>Whoever was named reads the charter and accepts, or says no. Opening the page changes nothing.</summary>
public sealed class AcceptModel(Nomination nomination, TimeProvider clock) : FramedPage
{
    /// <summary>Null when the link is of no use any more.</summary>
    public NominationOffer? Offer { get; private set; }

    [BindProperty]
    public bool AcceptsCharter { get; set; }

    [BindProperty]
    public bool AcceptsConfidentiality { get; set; }

    [BindProperty]
    public bool AcceptsPublicName { get; set; }

    public bool Accepted { get; private set; }

    public bool StartsLater => Offer?.StartsAt > clock.GetUtcNow().UtcDateTime;

    public bool Declined { get; private set; }

    public Dictionary<string, string> Errors { get; } = [];

    public override PageHead Head => new() { Title = TitleOf("Ma nomination"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token)
    {
        Response.MustNotBeKept();
        Offer = await nomination.InspectAsync(token);
        if (Offer is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    public async Task OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        await OnGetAsync(token);
        if (Offer is null)
        {
            return;
        }
        if (!AcceptsCharter)
        {
            Errors[nameof(AcceptsCharter)] = "Pour prendre ce mandat, lisez la charte et cochez cette case.";
        }
        if (!AcceptsConfidentiality)
        {
            Errors[nameof(AcceptsConfidentiality)] = "Sans cet engagement, aucune coordonnée ne peut vous être confiée.";
        }
        if (Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }
        Accepted = await nomination.AcceptAsync(token, AcceptsPublicName, cancel);
        Response.StatusCode = Accepted ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
    }

    public async Task OnPostDeclineAsync([FromRoute] string token)
    {
        await OnGetAsync(token);
        Declined = Offer is not null && await nomination.DeclineAsync(token);
    }
}
