using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Communes;

/// <summary>A16, X2: a commune moves by its volunteers or by its town hall, whichever comes first.</summary>
public sealed class CommuneStateTests : SiteTest
{
    private static readonly Commitment Mayor = new(new DateOnly(2020, 5, 5), "Maire", "La salle des fêtes");

    private Territory Jouy => Site.Gazetteer.Find(TerritoryKind.Commune, "95323")!;

    private CommuneService Service => Site.Get<CommuneService>();

    private CommuneJob Upkeep => Site.Get<CommuneJob>();

    [Fact]
    public async Task Volunteers_first_then_an_organiser_the_town_hall_and_production_each_with_its_line()
    {
        Assert.Equal(0, await Upkeep.RunAsync());
        var volunteer = await Site.ConfirmedAsync();
        Assert.Equal(1, await Upkeep.RunAsync());
        Assert.Equal(0, await Upkeep.RunAsync());
        var organiser = await Site.ResponsableAsync(Jouy.Ref);
        Assert.Equal(1, await Upkeep.RunAsync());
        Assert.Empty(await Service.CommitAsync(organiser, Jouy, Mayor));
        Assert.Null(await Service.ChangeAsync(organiser, Jouy, CommuneAct.Produce, "Premier atelier"));
        await Site.Get<VolunteerRecordService>().LeaveAsync(await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id));
        Assert.Equal(0, await Upkeep.RunAsync());
        var view = (await Service.FindAsync(organiser, Jouy))!;
        Assert.Equal((CommuneState.Producing, Mayor), (view.State, view.Commitment));
        Assert.Equal(
            [
                (CommuneState.Committed, CommuneState.Producing, "Dominique Navette"),
                    (CommuneState.Organised, CommuneState.Committed, "Dominique Navette"),
                (CommuneState.VolunteersPresent, CommuneState.Organised, ""), (CommuneState.Sleeping, CommuneState.VolunteersPresent, ""),
            ],
            view.History.Select(line => (line.From, line.To, line.Who)));
        Assert.Equal(2, (await Site.AuditAsync(AuditAction.CommuneChanged)).Count);
    }

    [Fact]
    public async Task The_town_hall_first_opens_a_commune_where_nobody_is()
    {
        var lead = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "95"));
        Assert.Empty(await Service.CommitAsync(lead, Jouy, Mayor));
        var states = Site.Get<CommuneStates>();
        await states.RefreshAsync();
        Assert.Equal((CommuneState.Committed, "Maire", 1), (states.Of(Jouy), states.CommitmentOf(Jouy)!.SignatoryRole, states.Committed));
        Assert.Null(await Service.ChangeAsync(lead, Jouy, CommuneAct.Withdraw, "Nouvelle équipe"));
        Assert.Equal(CommuneState.Sleeping, (await Service.FindAsync(lead, Jouy))!.State);
        Assert.NotNull(await Service.ChangeAsync(lead, Jouy, CommuneAct.Produce, "Sans personne"));
    }

    [Fact]
    public async Task An_organiser_who_goes_takes_the_commune_back_and_nothing_told_by_hand_is_undone()
    {
        await Site.ConfirmedAsync();
        var organiser = await Site.ResponsableAsync(Jouy.Ref);
        await Upkeep.RunAsync();
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        Assert.Null(await Service.ChangeAsync(organiser, Jouy, CommuneAct.Rest, "L’été"));
        Assert.True(await Site.Get<MandateService>().EndAsync(administrator, organiser.Mandates[0].Id));
        Assert.Equal(0, await Upkeep.RunAsync());
        Assert.Equal(CommuneState.Resting, (await Service.FindAsync(administrator, Jouy))!.State);
        Assert.Null(await Service.ChangeAsync(administrator, Jouy, CommuneAct.Resume, "La rentrée"));
        Assert.Equal(CommuneState.VolunteersPresent, (await Service.FindAsync(administrator, Jouy))!.State);
    }

    [Fact]
    public async Task Only_the_commune_and_the_levels_above_may_and_what_is_missing_is_told()
    {
        var elsewhere = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "01"));
        Assert.Null(await Service.FindAsync(elsewhere, Jouy));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Service.CommitAsync(elsewhere, Jouy, Mayor));
        var lead = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "95"), email: "lead@example.org");
        Assert.Equal([nameof(Commitment.On), nameof(Commitment.SignatoryRole)],
            (await Service.CommitAsync(lead, Jouy, new Commitment(default, " ", ""))).Keys);
        Assert.Contains("pourquoi", await Service.ChangeAsync(lead, Jouy, CommuneAct.Rest, ""));
    }

    [Theory]
    [InlineData(CommuneState.Sleeping, false, "Commit")]
    [InlineData(CommuneState.VolunteersPresent, false, "Commit Rest")]
    [InlineData(CommuneState.Organised, true, "Commit Produce Rest")]
    [InlineData(CommuneState.Committed, false, "Commit Withdraw Produce Rest")]
    [InlineData(CommuneState.Producing, true, "Commit Withdraw Rest")]
    [InlineData(CommuneState.Resting, false, "Commit Withdraw Produce Resume")]
    public void From_each_state_only_what_is_drawn_can_be_done(CommuneState state, bool led, string acts)
    {
        var now = DateTime.UnixEpoch;
        var commune = new CommuneProgress { Code = "95323" };
        commune.See(state == CommuneState.Sleeping ? 0 : 3, led && state != CommuneState.Producing, now);
        if (state >= CommuneState.Committed)
        {
            commune.Commit(Mayor, now);
            Assert.Equal(state is CommuneState.Producing, state is CommuneState.Producing && commune.Produce(led, now));
            Assert.Equal(state is CommuneState.Resting, state is CommuneState.Resting && commune.Rest(now));
        }
        Assert.Equal(state, commune.State);
        Assert.Equal(acts, string.Join(' ', commune.Acts(led)));
    }
}
