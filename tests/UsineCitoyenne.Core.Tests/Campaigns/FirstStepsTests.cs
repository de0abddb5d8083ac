using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Tests.Mandates;
using UsineCitoyenne.Core.Volunteers.Relays;

namespace UsineCitoyenne.Core.Tests.Campaigns;

/// <summary>A29: a newcomer sees what to do first, and what of it is done.</summary>
public sealed class FirstStepsTests : SiteTest
{
    [Fact]
    public async Task Each_act_ticks_its_step_and_all_of_them_or_two_months_end_the_list()
    {
        var alice = await Site.AppointAsync(await Site.ResponsableAsync(MandateSite.ValDOise), "Alice");
        await Site.ConfirmedAsync(CoreSite.Form("oui@example.org", "95500") with { AcceptsNews = true });
        Assert.Equal([], await DoneAsync());
        await Site.Get<ContactTable>().SearchAsync(alice.Contacts!, new ContactQuery());
        Assert.Equal([FirstStep.ReadContacts], await DoneAsync());
        Assert.Empty(await Site.Get<RelayService>()
            .AddAsync(alice.Contacts!, new RelayForm(RelayKind.Shop, "Boulangerie de la gare", MandateSite.Pontoise, "", "")));
        Assert.Equal([FirstStep.ReadContacts, FirstStep.PutUpPoster], await DoneAsync());
        var (id, _) = await Site.Get<CampaignService>()
            .DraftAsync(alice, new ContactQuery(), new CampaignForm("Samedi", "Bonjour {prénom} !", CampaignPurpose.News));
        Assert.Equal(2, (await DoneAsync()).Count);
        await Site.Get<CampaignService>().SubmitAsync(alice, id!.Value, null);
        Assert.Equal([FirstStep.ReadContacts, FirstStep.Write, FirstStep.PutUpPoster], await DoneAsync());
        Assert.Equal(4, (await Site.Get<FirstSteps>().ReadAsync(alice)).Count);
        Site.Clock.Advance(FirstSteps.Newness);
        Assert.Empty(await Site.Get<FirstSteps>().ReadAsync(alice));
        Site.Clock.Advance(-FirstSteps.Newness);
        await Site.AppointAsync(alice, "Diane", MandateAlias.Deputy);
        Assert.Empty(await Site.Get<FirstSteps>().ReadAsync(alice));

        async Task<List<FirstStep>> DoneAsync() =>
            [.. (await Site.Get<FirstSteps>().ReadAsync(alice)).Where(step => step.Done).Select(step => step.Step)];
    }
}
