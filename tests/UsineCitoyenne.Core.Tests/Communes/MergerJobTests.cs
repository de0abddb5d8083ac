using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Mergers;
using UsineCitoyenne.Core.Tests.Territories;
using UsineCitoyenne.Core.Volunteers.Relays;

namespace UsineCitoyenne.Core.Tests.Communes;

/// <summary>P3: communes merge; what stands on them follows, and volunteers keep the code that they declared.</summary>
public sealed class MergerJobTests : SiteTest
{
    [Fact]
    public async Task Relays_mandates_and_states_follow_a_merger_once_and_volunteers_do_not_move()
    {
        var jouy = new TerritoryRef(TerritoryKind.Commune, "95323");
        var organiser = await Site.ResponsableAsync(jouy);
        var volunteer = await Site.ConfirmedAsync();
        Assert.Empty(await Site.Get<RelayService>()
            .AddAsync(organiser.Contacts!, new RelayForm(RelayKind.Shop, "Boulangerie", jouy, "", "")));
        Assert.Empty(await Site.Get<CommuneService>()
            .CommitAsync(organiser, Site.Gazetteer.Find(jouy)!, new Commitment(new DateOnly(2020, 5, 5), "Maire", "Une salle")));
        var round = Site.Get<MergerJob>();
        Assert.Equal(0, await round.RunAsync());

        await Site.Get<TerritoryImport>().ImportAsync(SampleEdition.Of2027());
        Assert.Equal(3, await round.RunAsync());
        Assert.Equal(0, await round.RunAsync());

        var cergy = Site.Gazetteer.Find(TerritoryKind.Commune, "95127")!;
        var again = await Site.ReadAgainAsync(organiser.AccountId);
        Assert.Equal(cergy.Ref, Assert.Single(again.Mandates).Territory);
        Assert.Equal(cergy.Ref, Assert.Single(await Site.Get<RelayService>().ListAsync(again.Contacts!)).Territory);
        var view = (await Site.Get<CommuneService>().FindAsync(again, cergy))!;
        Assert.Equal((CommuneState.Committed, "Maire"), (view.State, view.Commitment!.SignatoryRole));
        Assert.Equal([CommuneAct.Merge, CommuneAct.Commit], view.History.Select(line => line.Act));
        Assert.Equal("95323", (await Site.VolunteerAsync(volunteer.Id)).CommuneCode);
        Assert.Single(await Site.AuditAsync(AuditAction.MandateMoved));
        Assert.Single(await Site.AuditAsync(AuditAction.RelayMoved));
        await Site.Get<Leadership>().RefreshAsync();
        Assert.True(Site.Get<Leadership>().IsLed(cergy.Ref));
    }

    [Fact]
    public async Task Of_two_states_the_further_one_stays()
    {
        var lead = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "95"));
        var (jouy, cergy) = (Site.Gazetteer.Find(TerritoryKind.Commune, "95323")!, Site.Gazetteer.Find(TerritoryKind.Commune, "95127")!);
        var desk = Site.Get<CommuneService>();
        await desk.CommitAsync(lead, jouy, new Commitment(new DateOnly(2020, 5, 5), "Maire", ""));
        Assert.Null(await desk.ChangeAsync(lead, jouy, CommuneAct.Produce, "Atelier"));
        await desk.CommitAsync(lead, cergy, new Commitment(new DateOnly(2020, 6, 6), "Maire de Cergy", ""));
        await Site.Get<TerritoryImport>().ImportAsync(SampleEdition.Of2027());
        await Site.Get<MergerJob>().RunAsync();
        var view = (await desk.FindAsync(lead, Site.Gazetteer.Find(cergy.Ref)!))!;
        Assert.Equal((CommuneState.Producing, "Maire de Cergy", 4), (view.State, view.Commitment!.SignatoryRole, view.History.Count));
    }
}
