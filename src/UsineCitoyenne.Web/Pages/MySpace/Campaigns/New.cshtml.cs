using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Pages.MySpace.Contacts;

namespace UsineCitoyenne.Web.Pages.MySpace.Campaigns;

/// <summary>A message to the people of a view of the contact table, whose URL fields these are.</summary>
[Require(Need.Mails)]
public sealed class NewModel(CampaignService campaigns, SearchSeal seal, VolunteerOptions options, ContactViewFormatter words,
    CallDirectory calls) : CampaignPage(words, calls)
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ContactView View { get; set; } = new();

    public override string Title => "Nouveau message";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (people, wrong) = View.ToAim(seal.Open(View.R), options);
        if (wrong is not null)
        {
            Errors = new Dictionary<string, string>(Errors) { ["People"] = wrong };
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        Audience = await campaigns.CountAsync(Responsable, people, Purpose, cancel);
        await DescribeAsync(people, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        (var id, Errors) = await campaigns.DraftAsync(Responsable, View.ToAim(seal.Open(View.R), options).Query, Form);
        if (id is not null)
        {
            return Redirect($"/mon-espace/campagnes/{id}/");
        }
        await OnGetAsync(cancel);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
