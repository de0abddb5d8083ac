using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Tests.Territories;

namespace UsineCitoyenne.Core.Tests.Needs;

/// <summary>Weights, proposals, what is accepted and what is carried out.</summary>
public sealed class AllocationTests : NeedTest
{
    private static readonly TerritoryRef Departement = new(TerritoryKind.Departement, "95");

    private AllocationService Allocations => Site.Get<AllocationService>();

    [Fact]
    public async Task The_worked_example_goes_from_weights_to_what_is_given_and_is_carried_out_once()
    {
        var (lead, mask, id) = await ProposedAsync();
        var view = (await Allocations.OpenAsync(lead, id))!;
        Assert.Equal([525, 400, 75], view.Lines.Select(line => line.Quantity));
        Assert.Equal([1, 2, 1], view.Lines.Select(line => line.CommuneWeight));
        var ids = view.Lines.Select(line => line.NeedId).ToList();
        Assert.Empty((await Allocations.AdjustAsync(lead, id, new Dictionary<long, string?> { [ids[0]] = "500", [ids[2]] = " 100 " },
            accept: true))!);
        Assert.Equal([500, 400, 100], (await AllAsync()).Select(need => need.Allocated));
        var again = (await Allocations.AdjustAsync(lead, id, NoChange, accept: true))!;
        Assert.Equal("Ce partage est déjà accepté.", Assert.Single(again).Value);
        Assert.Equal([500, 400, 100], (await AllAsync()).Select(need => need.Allocated));
        Assert.Equal(200, Assert.Single((await Allocations.LookAsync(lead, Departement, mask))!.Communes).Missing);

        Assert.Equal([500, 400, 100], (await Site.Database.WriteAsync(db => AllocationService.ToExecuteAsync(db, id, default)))
            .Select(line => line.Quantity));
        Assert.True(await Site.Database.WriteAsync(db => Allocations.MarkExecutedAsync(db, id, lead.AccountId, default)));
        Assert.False(await Site.Database.WriteAsync(db => Allocations.MarkExecutedAsync(db, id, lead.AccountId, default)));
        Assert.Empty(await Site.Database.WriteAsync(db => AllocationService.ToExecuteAsync(db, id, default)));
        Assert.Equal(AllocationState.Executed, (await Allocations.OpenAsync(lead, id))!.State);
        Assert.Single(await Site.AuditAsync(AuditAction.AllocationAccepted));
    }

    [Fact]
    public async Task A_priority_counts_as_the_weight_of_a_commune_does()
    {
        await ConfirmedAsync(await FormAsync() with { Quantity = "300" });
        await ConfirmedAsync(await FormAsync() with { Quantity = "300" });
        var lead = await Site.ResponsableAsync(Departement);
        await OfTerritory.PrioritiseAsync(lead, (await AllAsync())[1].Id, NeedPriority.Urgent);
        var (id, _) = await Allocations.ProposeAsync(lead, Departement, (await MaskAsync()).Id, "100", Guid.NewGuid());
        Assert.Equal([25, 75], (await Allocations.OpenAsync(lead, id!.Value))!.Lines.Select(line => line.Quantity));
    }

    [Fact]
    public async Task What_is_adjusted_stays_within_what_is_missed_and_what_there_is()
    {
        var (lead, _, id) = await ProposedAsync();
        var ids = (await AllAsync()).ConvertAll(need => need.Id);
        foreach (var wrong in new[] { "701", "-1", "1,5", "", "beaucoup", "99999999999999" })
        {
            Assert.Equal(ids[0], Assert.Single((await Allocations.AdjustAsync(lead, id,
                new Dictionary<long, string?> { [ids[0]] = wrong }, accept: true))!).Key);
        }
        var tooMuch = await Allocations.AdjustAsync(lead, id, new Dictionary<long, string?> { [ids[0]] = "700" }, accept: true);
        Assert.Equal(0, Assert.Single(tooMuch!).Key);
        await OfTerritory.WithdrawAsync(lead, ids[1]);
        Assert.Equal(ids[1], Assert.Single((await Allocations.AdjustAsync(lead, id, NoChange, accept: true))!).Key);
        Assert.All(await AllAsync(), need => Assert.Equal(0, need.Allocated));
        var without = new Dictionary<long, string?> { [ids[1]] = "0", [987] = "3" };
        Assert.Empty((await Allocations.AdjustAsync(lead, id, without, accept: false))!);
        Assert.Equal(AllocationState.Draft, (await Allocations.OpenAsync(lead, id))!.State);
    }

    [Fact]
    public async Task Two_who_accept_at_once_give_once()
    {
        var (lead, _, id) = await ProposedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Allocations.AdjustAsync(lead, id, NoChange, accept: true)));
        Assert.Single(answers, answer => answer!.Count == 0);
        Assert.Equal([525, 400, 75], (await AllAsync()).Select(need => need.Allocated));
    }

    [Theory]
    [InlineData("departement:01")]
    [InlineData("commune:95127")]
    [InlineData("region:84")]
    public async Task Another_territory_shares_nothing_of_it(string territory)
    {
        var (_, mask, id) = await ProposedAsync();
        Assert.True(TerritoryRef.TryParse(territory, out var place));
        var stranger = await Site.ResponsableAsync(place, email: "ailleurs@example.org");
        Assert.Null(await Allocations.OpenAsync(stranger, id));
        Assert.Null(await Allocations.AdjustAsync(stranger, id, NoChange, accept: true));
        Assert.Null(await Allocations.LookAsync(stranger, Departement, mask));
        Assert.NotNull((await Allocations.ProposeAsync(stranger, Departement, mask, "10", Guid.NewGuid())).Refusal);
        Assert.NotNull(await Allocations.WeighAsync(stranger, Departement, mask, new Dictionary<string, int> { ["95127"] = 9 }));
        Assert.Equal(place.Kind == TerritoryKind.Commune, AllocationService.PlacesOf(stranger).Count == 0);
        var region = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Region, "11"), email: "region@example.org");
        Assert.NotNull(await Allocations.OpenAsync(region, id));
    }

    [Fact]
    public async Task A_weight_is_of_ones_own_communes_and_from_one_to_ten()
    {
        var lead = await Site.ResponsableAsync(Departement);
        var mask = (await MaskAsync()).Id;
        foreach (var (code, weight) in new[] { ("95127", 0), ("95127", 11), ("01262", 2), ("00000", 2), ("", 2) })
        {
            Assert.NotNull(await Allocations.WeighAsync(lead, Departement, mask, new Dictionary<string, int> { [code] = weight }));
        }
        Assert.NotNull(await Allocations.WeighAsync(lead, Departement, 999, new Dictionary<string, int> { ["95127"] = 2 }));
        Assert.Null(await Allocations.WeighAsync(lead, Departement, mask, new Dictionary<string, int> { ["95127"] = 4, ["95323"] = 7 }));
        Assert.Null(await Allocations.WeighAsync(lead, Departement, mask, new Dictionary<string, int> { ["95127"] = 4, ["95323"] = 7 }));
        Assert.Equal(2, (await Site.AuditAsync(AuditAction.CommuneWeighed)).Count);
        await Site.Get<TerritoryImport>().ImportAsync(SampleEdition.Of2027());
        await Site.Database.WriteAsync(db => new NeedMergers().FollowAsync(db, Site.Gazetteer, CancellationToken.None));
        await using var db = Site.Database.Read();
        Assert.Equal(("95127", 7), db.Set<CommuneWeight>().AsEnumerable().Select(row => (row.CommuneCode, row.Weight)).Single());
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_proposal()
    {
        await ConfirmedAsync();
        var (lead, key, mask) = (await Site.ResponsableAsync(Departement), Guid.NewGuid(), (await MaskAsync()).Id);
        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Allocations.ProposeAsync(lead, Departement, mask, "10", key)));
        Assert.Single(sent.Select(answer => answer.Id).Distinct());
        Assert.Single((await Allocations.LookAsync(lead, Departement, mask))!.Allocations);
        Assert.NotNull((await Allocations.ProposeAsync(lead, Departement, mask + 1, "10", Guid.NewGuid())).Refusal);
    }

    private static IReadOnlyDictionary<long, string?> NoChange { get; } = new Dictionary<long, string?>();

    private async Task<(Responsable Lead, long Mask, long Id)> ProposedAsync()
    {
        var (lead, mask) = (await Site.ResponsableAsync(Departement), (await MaskAsync()).Id);
        foreach (var (commune, quantity) in new[] { ("95127", "700"), ("95323", "400"), ("95500", "100") })
        {
            Assert.Empty(await OfTerritory.AddAsync(lead, await FormAsync(commune: commune) with { Quantity = quantity }));
        }
        Assert.Null(await Allocations.WeighAsync(lead, Departement, mask, new Dictionary<string, int> { ["95323"] = 2, ["95500"] = 1 }));
        var (id, refusal) = await Allocations.ProposeAsync(lead, Departement, mask, "1 000", Guid.NewGuid());
        Assert.Null(refusal);
        return (lead, mask, id!.Value);
    }
}
