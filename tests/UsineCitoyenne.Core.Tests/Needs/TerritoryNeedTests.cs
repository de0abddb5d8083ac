using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Needs;

/// <summary>Who sees a need, and what they do with it.</summary>
public sealed class TerritoryNeedTests : NeedTest
{
    private static readonly TerritoryRef Cergy = new(TerritoryKind.Commune, "95127");

    [Theory]
    [InlineData("commune:95127", true)]
    [InlineData("epci:249500109", true)]
    [InlineData("departement:95", true)]
    [InlineData("region:11", true)]
    [InlineData("nation:FR", true)]
    [InlineData("commune:95323", false)]
    [InlineData("departement:01", false)]
    [InlineData("region:84", false)]
    public async Task A_need_is_seen_from_its_commune_and_above_only(string territory, bool sees)
    {
        await ConfirmedAsync();
        var id = (await NeedAsync()).Id;
        Assert.True(TerritoryRef.TryParse(territory, out var place));
        var reader = await Site.ResponsableAsync(place, email: "lecteur@example.org");
        Assert.Equal(sees, await OfTerritory.OpenAsync(reader, id) is { Contact.Email: Address });
        Assert.Equal(sees ? 1 : 0, (await OfTerritory.ListAsync(reader, null, NeedState.Open, 1)).Total);
        Assert.Equal(sees, (await OfTerritory.PrioritiseAsync(reader, id, NeedPriority.Urgent)).Exists);
        Assert.Equal(sees, (await OfTerritory.RenewAsync(reader, id, "2026-12-24")).Exists);
        Assert.Equal(sees ? NeedPriority.Urgent : NeedPriority.Normal, (await NeedAsync()).Priority);
        Assert.Equal(sees, (await OfTerritory.MeetAsync(reader, id)).Exists);
        Assert.Equal(sees ? 1 : 0, (await Site.AuditAsync(AuditAction.NeedRead)).Count);
        foreach (var odd in new[] { 0, -1, long.MaxValue })
        {
            Assert.Null(await OfTerritory.OpenAsync(reader, odd));
            Assert.False((await OfTerritory.WithdrawAsync(reader, odd)).Exists);
        }
    }

    [Fact]
    public async Task What_its_owner_has_not_confirmed_is_nobodys_to_see()
    {
        await Needs.SubmitAsync(await FormAsync());
        var lead = await Site.ResponsableAsync(Cergy);
        Assert.Null(await OfTerritory.OpenAsync(lead, (await NeedAsync()).Id));
        Assert.Equal(0, (await OfTerritory.ListAsync(lead, null, NeedState.Pending, 1)).Total);
        Assert.False((await OfTerritory.PrioritiseAsync(lead, (await NeedAsync()).Id, NeedPriority.High)).Exists);
    }

    [Fact]
    public async Task An_agent_of_production_works_on_it_without_reading_whom_to_call()
    {
        await ConfirmedAsync();
        var id = (await NeedAsync()).Id;
        var agent = await Site.ResponsableAsync(Cergy, MandateAlias.ProductionAgent, "agent@example.org");
        Assert.Null((await OfTerritory.OpenAsync(agent, id))!.Contact);
        Assert.Null((await OfTerritory.PrioritiseAsync(agent, id, NeedPriority.High)).Refusal);
        Assert.NotNull((await OfTerritory.PrioritiseAsync(agent, id, (NeedPriority)9)).Refusal);
        Assert.Empty(await Site.AuditAsync(AuditAction.NeedRead));
        Assert.Equal($"need:{id}", Assert.Single(await Site.AuditAsync(AuditAction.NeedPrioritised)).Detail);
    }

    [Fact]
    public async Task The_list_puts_the_urgent_first_and_is_filtered_by_product_and_state()
    {
        foreach (var quantity in new[] { "100", "200", "300" })
        {
            await ConfirmedAsync(await FormAsync() with { Quantity = quantity });
        }
        var lead = await Site.ResponsableAsync(Cergy);
        var all = await AllAsync();
        await OfTerritory.PrioritiseAsync(lead, all[2].Id, NeedPriority.Urgent);
        await OfTerritory.MeetAsync(lead, all[0].Id);
        var mask = (await MaskAsync()).Id;
        Assert.Equal([300, 200], (await OfTerritory.ListAsync(lead, mask, NeedState.Open, 1)).Lines.Select(line => line.Quantity));
        Assert.Equal([100], (await OfTerritory.ListAsync(lead, null, NeedState.Met, 1)).Lines.Select(line => line.Quantity));
        Assert.Empty((await OfTerritory.ListAsync(lead, mask + 1, NeedState.Open, 1)).Lines);
        foreach (var page in new[] { int.MaxValue, int.MinValue, 0, 2 })
        {
            Assert.Equal(page > 1 ? 0 : 2, (await OfTerritory.ListAsync(lead, null, NeedState.Open, page)).Lines.Count);
        }
    }

    [Fact]
    public async Task An_institution_without_an_address_is_entered_by_its_organiser_once()
    {
        var lead = await Site.ResponsableAsync(Cergy);
        var form = await FormAsync(email: "") with { ContactName = "", Phone = "", AcceptsContact = false };
        Assert.Empty(await OfTerritory.AddAsync(lead, form));
        Assert.Empty(await OfTerritory.AddAsync(lead, form));
        var need = Assert.Single(await AllAsync());
        Assert.Equal((NeedState.Open, null, lead.AccountId, ""),
            (need.State, need.ConsentVersion, need.EnteredByAccountId, need.EmailHash));
        var unasked = await FormAsync() with { AcceptsContact = false };
        Assert.Equal("AcceptsContact", Assert.Single(await OfTerritory.AddAsync(lead, unasked)).Key);
        foreach (var elsewhere in new[] { "95323", "01262", "00000", "" })
        {
            Assert.Equal("CommuneCode", Assert.Single(await OfTerritory.AddAsync(lead, await FormAsync(commune: elsewhere))).Key);
        }
        Assert.Single(await AllAsync());
        Assert.Single(await Site.AuditAsync(AuditAction.NeedAdded));
    }

    [Fact]
    public async Task Today_tells_how_many_wait_for_a_priority_and_how_many_are_near()
    {
        await ConfirmedAsync();
        await ConfirmedAsync(await FormAsync() with { NeededBy = "2026-11-25" });
        var lead = await Site.ResponsableAsync(Cergy);
        Assert.Equal("2 besoins attendent une priorité", Assert.Single(await TodayAsync(lead)).Title);
        foreach (var need in await AllAsync())
        {
            await OfTerritory.PrioritiseAsync(lead, need.Id, NeedPriority.Normal);
        }
        Assert.Equal("1 besoin arrive à échéance", Assert.Single(await TodayAsync(lead)).Title);
        var neighbour = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95323"), email: "b@example.org");
        Assert.Empty(await TodayAsync(neighbour));
    }

    private async Task<IReadOnlyList<TodayItem>> TodayAsync(Responsable by) =>
        [.. (await Site.Get<TodayList>().ReadAsync(by)).Where(item => item.Url == "/mon-espace/besoins/")];
}
