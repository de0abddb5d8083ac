using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Needs;

/// <summary>Behind the mail that asks whether a need is its reader's. Opening it changes nothing: one button confirms.</summary>
public sealed class ConfirmModel(SupplyNeedService needs) : FramedPage
{
    /// <summary>What the button would confirm; null when the link is of no use any more.</summary>
    public SubmittedNeed? Need { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Confirmer un besoin"), NoIndex = true };

    public async Task OnGetAsync([FromRoute] string token, CancellationToken cancel) => await ShowAsync(token, cancel);

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (await needs.ConfirmAsync(token, cancel) is { } record)
        {
            TempData[nameof(RecordModel.Done)] = "Votre besoin est confirmé. Gardez le message qui arrive\u00A0: son lien mène ici.";
            return Redirect($"/besoin/suivi/{record}/");
        }
        await ShowAsync(token, cancel);
        return Page();
    }

    private async Task ShowAsync(string token, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Need = await needs.InspectAsync(token, cancel);
        Site = Need?.Need.Commune?.Site;
        if (Need is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }
}
