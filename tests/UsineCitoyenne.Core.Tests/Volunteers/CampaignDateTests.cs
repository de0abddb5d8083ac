using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Tests.Mandates;

namespace UsineCitoyenne.Core.Tests.Volunteers;

/// <summary>A date that has passed is refused wherever one is given, and never read as « at once ».</summary>
public sealed class CampaignDateTests : SiteTest
{
    private CampaignService Service => Site.Get<CampaignService>();

    [Fact]
    public async Task A_date_in_the_past_or_far_ahead_is_refused_and_nothing_leaves()
    {
        var lead = await StartAsync();
        var id = await DraftAsync(lead);
        foreach (var (at, answer) in new[] { (-365 * 24.0, CampaignAnswer.Past), (-0.1, CampaignAnswer.Past),
            (24 * 800.0, CampaignAnswer.TooFar) })
        {
            Assert.Equal(answer, await Service.SubmitAsync(lead, id, Site.Clock.Now.AddHours(at)));
            Assert.Equal((CampaignState.Draft, (DateTime?)null), await StateAsync(lead, id));
        }
        // The minute that was typed is still the minute that runs.
        Assert.Equal(CampaignAnswer.Done, await Service.SubmitAsync(lead, id, Site.Clock.Now.AddSeconds(-30)));
    }

    [Fact]
    public async Task A_date_that_passes_while_an_agreement_is_awaited_gives_the_message_back_to_its_author()
    {
        var lead = await StartAsync(approvalAbove: 0);
        var second = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Region, "11"), email: "region@example.org");
        var id = await DraftAsync(lead);
        Assert.Equal(CampaignAnswer.AwaitsApproval, await Service.SubmitAsync(lead, id, Site.Clock.Now.AddHours(1)));
        Site.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(CampaignAnswer.Past, await Service.ApproveAsync(await Site.ReadAgainAsync(second.AccountId), id));
        Assert.Equal((CampaignState.Draft, (DateTime?)null), await StateAsync(lead, id));
        // « At once » means at the agreement, however late that comes.
        Assert.Equal(CampaignAnswer.AwaitsApproval, await Service.SubmitAsync(await Site.ReadAgainAsync(lead.AccountId), id, null));
        Site.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(CampaignAnswer.Done, await Service.ApproveAsync(await Site.ReadAgainAsync(second.AccountId), id));
        Assert.Equal((CampaignState.Scheduled, Site.Clock.Now), await StateAsync(lead, id));
    }

    private async Task<Responsable> StartAsync(int? approvalAbove = null)
    {
        if (approvalAbove is { } above)
        {
            Site.Get<Microsoft.Extensions.Options.IOptions<SiteOptions>>().Value.CampaignApprovalAbove = above;
        }
        await Site.ConfirmedAsync(CoreSite.Form("oui@example.org") with { AcceptsNews = true });
        return await Site.ResponsableAsync(MandateSite.ValDOise);
    }

    private async Task<long> DraftAsync(Responsable lead) =>
        (await Service.DraftAsync(lead, new ContactQuery(), new CampaignForm("Samedi", "Bonjour", CampaignPurpose.News))).Id!.Value;

    private async Task<(CampaignState State, DateTime? DueAt)> StateAsync(Responsable lead, long id)
    {
        var view = (await Service.OpenAsync(await Site.ReadAgainAsync(lead.AccountId), id))!;
        return (view.State, view.DueAt);
    }
}
