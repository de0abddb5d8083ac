using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Production.Stock;

/// <summary>P10, X8: rounds from door to door, addresses for the carrier alone and for a time, and what is received of them.</summary>
public sealed class RoundTests : StockTest
{
    private long josette;
    private long camille;
    private long basile;

    private RoundService Rounds => Site.Get<RoundService>();

    private CarrierService Carrier => Site.Get<CarrierService>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await CutAsync();
        (josette, camille) = (await VolunteerAsync("Josette"), await VolunteerAsync("Camille"));
        basile = await VolunteerAsync("Basile");
        await IssueAsync((josette, "400"), (camille, "300"));
    }

    [Fact]
    public async Task What_is_fetched_and_received_with_a_gap_is_what_the_books_say()
    {
        var orders = await Orders.OpenAsync(Stock);
        await PlanAsync(basile);
        var key = await LinkAsync(basile);
        var mine = (await Carrier.OpenAsync(key))!.Rounds.Single();
        foreach (var stop in mine.Stops)
        {
            var (made, lost) = stop.Name.StartsWith("Josette", StringComparison.Ordinal) ? ("390", "5") : ("280", "");
            var report = new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Quantity = made, Lost = lost };
            await FetchedAsync(Carrier.CollectAsync(key, report));
            await FetchedAsync(Carrier.CollectAsync(key, report));
        }
        var carried = Assert.Single((await Rounds.OpenAsync(Stock)).Single().Carried);
        Assert.Equal(670, carried.Quantity);
        var receive = Receive((await Rounds.OpenAsync(Stock)).Single(), "668");
        var movement = await DoneAsync(Rounds.ReceiveAsync(Stock, receive));
        Assert.Equal(movement, await DoneAsync(Rounds.ReceiveAsync(Stock, receive)));
        receive.Key = Guid.NewGuid();
        await RefusedAsync(Rounds.ReceiveAsync(Stock, receive), "Id");
        Assert.Equal(668, (await HeldAsync()).InStock(Sewn));
        Assert.Equal(2, Assert.Single(await Site.Get<StockLevels>().GapsAsync(Stock)).Quantity);
        Assert.Equal(25, (await Orders.OpenAsync(Stock)).Sum(order => order.Outstanding));
        Assert.Equal(orders.Count, (await Orders.OpenAsync(Stock)).Count);
        await AssertCheckedAsync();

        // Its reception was a mistake: it is open again, with all that was in the boot.
        await DoneAsync(Site.Get<StockJournal>().UndoAsync(Stock, new StockForm { Key = Guid.NewGuid(), Id = movement }));
        Assert.Equal(670, Assert.Single((await Rounds.OpenAsync(Stock)).Single().Carried).Quantity);
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task An_address_is_the_carriers_from_the_day_before_to_the_end_and_each_sight_is_written_where_its_owner_reads()
    {
        const string Address = "3 rue des Aiguilles, code 12A";
        RecordKey hers = await Site.IssueAsync(LinkPurpose.VolunteerRecord, josette);
        var order = (await Orders.OpenAsync(Stock)).Single(open => open.Volunteer == josette);
        Assert.Empty((await Site.Get<WorkHeldService>().ReportAsync(
            hers, new WorkReport { Key = Guid.NewGuid(), Order = order.Id, Ready = "40", PickUp = true, Address = Address }))!);
        await PlanAsync(basile, days: 3);
        var (key, other) = (await LinkAsync(basile), await LinkAsync(camille));
        Assert.DoesNotContain(await AddressesAsync(key), address => address.Length > 0);
        Assert.Empty(await Site.AuditAsync(AuditAction.AddressSeen));
        Site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains(Address, await AddressesAsync(key));
        Assert.Empty((await Carrier.OpenAsync(other))!.Rounds);
        Assert.Contains(josette, (await Site.AuditAsync(AuditAction.AddressSeen)).Single().Subjects.Select(subject => subject.VolunteerId));
        Assert.Contains(
            (await Site.Get<DetailsReads>().OpenAsync(hers, 1))!.Days.SelectMany(day => day.Acts), act => act.Use == DetailsUse.Fetched);

        // Once fetched, the door is closed; once received, so is the round.
        var stop = (await Carrier.OpenAsync(key))!.Rounds.Single().Stops.Single(open => open.Address == Address);
        await FetchedAsync(Carrier.CollectAsync(key, new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Quantity = "400" }));
        Assert.DoesNotContain(Address, await AddressesAsync(key));
        await DoneAsync(Rounds.ReceiveAsync(Stock, Receive((await Rounds.OpenAsync(Stock)).Single(), "400")));
        Assert.Empty((await Carrier.OpenAsync(key))!.Rounds);
        Assert.Equal(["Quantity"], (await Carrier.CollectAsync(
            key, new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Quantity = "1" }))!.Errors.Keys);
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<PickUpAddress>());
    }

    [Fact]
    public async Task Who_drops_out_sees_no_address_any_more_and_who_organises_is_told()
    {
        await PlanAsync(basile);
        var key = await LinkAsync(basile);
        var round = (await Rounds.OpenAsync(Stock)).Single();
        Assert.False(await Carrier.DropOutAsync(await LinkAsync(camille), round.Id));
        Assert.True(await Carrier.DropOutAsync(key, round.Id));
        Assert.False(await Carrier.DropOutAsync(key, round.Id));
        Assert.Empty((await Carrier.OpenAsync(key))!.Rounds);
        Assert.Null((await Rounds.OpenAsync(Stock)).Single().Carrier);
        var mail = (await Site.MailsAsync()).Single(sent => sent.Template == "tournee-abandonnee");
        Assert.Equal(Organiser.AccountId, mail.RecipientId);
        Assert.Contains("il faut quelqu’un", (await Site.ComposeAsync(mail))!.Subject);
        await DoneAsync(Rounds.AssignAsync(Stock, new RoundForm { Id = round.Id, Carrier = camille }));
        Assert.Single((await Carrier.OpenAsync(await LinkAsync(camille)))!.Rounds);
        // The first mail leads to nothing any more.
        Assert.Null(await Site.ComposeAsync((await Site.MailsAsync()).First(sent => sent.Template == "tournee")));
    }

    [Fact]
    public async Task What_was_mistyped_at_a_door_is_corrected_before_the_round_is_received()
    {
        await PlanAsync(basile);
        var key = await LinkAsync(basile);
        var stop = (await Carrier.OpenAsync(key))!.Rounds.Single().Stops[0];
        await FetchedAsync(Carrier.CollectAsync(key, new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Quantity = "3" }));
        Assert.Equal(["Quantity"], (await Carrier.CollectAsync(
            key, new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Quantity = "30" }))!.Errors.Keys);
        await DoneAsync(Carrier.UndoAsync(key, stop.Id, Guid.NewGuid()));
        await FetchedAsync(Carrier.CollectAsync(key, new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Quantity = "30" }));
        Assert.Equal(30, Assert.Single((await Rounds.OpenAsync(Stock)).Single().Carried).Quantity);
        await AssertCheckedAsync();
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("", "")]
    [InlineData("-3", "")]
    [InlineData("401", "")]
    [InlineData("400", "1")]
    [InlineData("abc", "")]
    public async Task What_cannot_be_in_the_boot_is_told_beside_its_field(string made, string lost)
    {
        await PlanAsync(basile);
        var key = await LinkAsync(basile);
        var stop = (await Carrier.OpenAsync(key))!.Rounds.Single().Stops.Single(open => open.Outstanding == 400);
        var result = await Carrier.CollectAsync(
            key, new StopReport { Key = Guid.NewGuid(), Stop = stop.Id, Quantity = made, Lost = lost });
        Assert.Equal(["Quantity"], result!.Errors.Keys);
        Assert.Empty((await Rounds.OpenAsync(Stock)).Single().Carried);
    }

    [Fact]
    public async Task A_round_has_a_day_doors_and_a_carrier_of_the_commune_and_a_kit_is_in_one_round()
    {
        var form = Plan(basile);
        form.On = Site.Get<CommuneStocks>().Today.AddDays(-1).ToString("yyyy-MM-dd");
        form.Orders = [(await Orders.OpenAsync(Stock))[0].Id];
        await RefusedAsync(Rounds.PlanAsync(Stock, form), "On");
        form = Plan(basile);
        await RefusedAsync(Rounds.PlanAsync(Stock, form), "Orders");
        form.Orders = [123456];
        await RefusedAsync(Rounds.PlanAsync(Stock, form), "Orders");
        form.Orders = [(await Orders.OpenAsync(Stock))[0].Id];
        form.Carrier = await VolunteerAsync("Lointaine", Jouy);
        await RefusedAsync(Rounds.PlanAsync(Stock, form), "Carrier");
        form.Carrier = basile;
        Assert.Equal(await DoneAsync(Rounds.PlanAsync(Stock, form)), await DoneAsync(Rounds.PlanAsync(Stock, form)));
        form.Key = Guid.NewGuid();
        await RefusedAsync(Rounds.PlanAsync(Stock, form), "Orders");
        var (_, there) = await ProducingAsync(Jouy, "jouy@example.org");
        var id = (await Rounds.OpenAsync(Stock)).Single().Id;
        await RefusedAsync(Rounds.CancelAsync(there, id), "Id");
        await RefusedAsync(Rounds.ReceiveAsync(there, new RoundForm { Key = Guid.NewGuid(), Id = id }), "Id");
        await DoneAsync(Rounds.CancelAsync(Stock, id));
        Assert.Empty(await Rounds.OpenAsync(Stock));
    }

    private static RoundForm Plan(long carrier) => new() { Key = Guid.NewGuid(), Carrier = carrier };

    private async Task PlanAsync(long carrier, int days = 0)
    {
        var form = Plan(carrier);
        form.On = Site.Get<CommuneStocks>().Today.AddDays(days).ToString("yyyy-MM-dd");
        form.Orders = [.. (await Orders.OpenAsync(Stock)).Select(order => order.Id)];
        await DoneAsync(Rounds.PlanAsync(Stock, form));
    }

    private RoundForm Receive(OpenRound round, string counted) => new()
    {
        Key = Guid.NewGuid(),
        Id = round.Id,
        Seen = [new SeenQuantity { Product = Mask.Id, Stage = Sewn, Quantity = counted }],
    };

    private async Task<RecordKey> LinkAsync(long volunteer) => await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer);

    private async Task<IReadOnlyList<string>> AddressesAsync(RecordKey key) =>
        [.. (await Carrier.OpenAsync(key))!.Rounds.SelectMany(round => round.Stops).Select(stop => stop.Address)];

    private static async Task FetchedAsync(Task<LedgerResult?> gesture) => Assert.Equal([], (await gesture)!.Errors);
}
