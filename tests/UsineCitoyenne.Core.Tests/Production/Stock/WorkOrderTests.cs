using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Production.Slips;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Tests.Production.Stock;

/// <summary>A20, A39, X1: kits that go out, what people tell of them, and what comes back.</summary>
public sealed class WorkOrderTests : StockTest
{
    [Fact]
    public async Task Kits_go_to_several_people_at_once_each_with_a_slip_and_a_mail()
    {
        await CutAsync();
        var (one, two) = (await VolunteerAsync("Josette"), await VolunteerAsync("Camille"));
        var movement = await IssueAsync((one, "400"), (two, "300"));
        var orders = await Orders.OpenAsync(Stock);
        Assert.Equal([("Camille\u00A0O.", 300L), ("Josette\u00A0O.", 400L)],
            orders.Select(order => (order.Who, order.Outstanding)).Order());
        Assert.Equal(2, (await Orders.OfMovementAsync(Stock, movement)).Select(order => order.Slip).Distinct().Count());
        Assert.Equal(280, (await HeldAsync()).InStock(Cut));
        Assert.Equal(700, (await HeldAsync()).Stages[0].Outside);
        var mails = (await Site.MailsAsync()).Where(mail => mail.Template == "kits").ToList();
        Assert.Equal([one, two], mails.Select(mail => mail.RecipientId).Order());
        var mail = (await Site.ComposeAsync(mails[0]))!;
        Assert.Contains(mail.Body.Blocks, block => block.ToString().Contains("kits/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_comes_back_closes_the_kit_and_more_than_is_out_is_refused()
    {
        await CutAsync();
        await IssueAsync((await VolunteerAsync("Josette"), "400"));
        var order = Assert.Single(await Orders.OpenAsync(Stock));
        await DoneAsync(Orders.ReturnAsync(Stock, Return(order, "390", "5")));
        await RefusedAsync(Orders.ReturnAsync(Stock, Return(order, "6")), "Quantity");
        var unexplained = Return(order, "", "2");
        unexplained.Reason = null;
        await RefusedAsync(Orders.ReturnAsync(Stock, unexplained), "Reason");
        var slip = new StockForm { Key = Guid.NewGuid(), Slip = SlipNumber.Show(order.Slip).ToLowerInvariant(), Quantity = "5" };
        await DoneAsync(Orders.ReturnAsync(Stock, slip));
        await DoneAsync(Orders.ReturnAsync(Stock, slip));
        Assert.Empty(await Orders.OpenAsync(Stock));
        Assert.Equal(395, (await HeldAsync()).InStock(Sewn));
        Assert.Equal(5, (await HeldAsync()).Total.Lost);
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_slip_mistyped_unknown_or_of_another_commune_is_told_beside_its_field()
    {
        await CutAsync();
        await IssueAsync((await VolunteerAsync("Josette"), "10"));
        var order = Assert.Single(await Orders.OpenAsync(Stock));
        var (_, there) = await ProducingAsync(Jouy, "jouy@example.org");
        StockForm Typed(string slip) => new() { Key = Guid.NewGuid(), Slip = slip, Quantity = "1" };
        var swapped = order.Slip[1..2] + order.Slip[..1] + order.Slip[2..];
        if (swapped != order.Slip)
        {
            await RefusedAsync(Orders.ReturnAsync(Stock, Typed(swapped)), "Slip");
        }
        await RefusedAsync(Orders.ReturnAsync(Stock, Typed(SlipNumber.New())), "Slip");
        await RefusedAsync(Orders.ReturnAsync(there, Typed(order.Slip)), "Slip");
        await RefusedAsync(Orders.ReturnAsync(there, new StockForm { Key = Guid.NewGuid(), Id = order.Id, Quantity = "1" }), "Slip");
        Assert.Equal(10, Assert.Single(await Orders.OpenAsync(Stock)).Outstanding);
    }

    [Fact]
    public async Task Kits_go_to_volunteers_of_the_commune_and_to_nobody_twice()
    {
        await CutAsync();
        var (here, there) = (await VolunteerAsync("Josette"), await VolunteerAsync("Camille", Jouy));
        var form = Form();
        form.Shares = [new KitShare { Volunteer = there, Quantity = "10" }, new KitShare { Volunteer = here, Quantity = "x" }];
        Assert.Equal(["Shares[0].Quantity", "Shares[1].Quantity"], (await Orders.IssueAsync(Stock, form)).Errors.Keys.Order());
        form.Shares = [new KitShare { Volunteer = here, Quantity = "1" }, new KitShare { Volunteer = here, Quantity = "1" }];
        await RefusedAsync(Orders.IssueAsync(Stock, form), "Shares[1].Quantity");
        form.Shares = [new KitShare { Volunteer = here, Quantity = "981" }];
        await RefusedAsync(Orders.IssueAsync(Stock, form), "Shares");
        form.Shares = [];
        await RefusedAsync(Orders.IssueAsync(Stock, form), "Shares");
        Assert.Empty(await Orders.OpenAsync(Stock));
    }

    [Fact]
    public async Task A_hand_out_by_mistake_is_undone_until_something_came_back_of_it()
    {
        await CutAsync();
        var movement = await IssueAsync((await VolunteerAsync("Josette"), "10"));
        var order = Assert.Single(await Orders.OpenAsync(Stock));
        var back = await DoneAsync(Orders.ReturnAsync(Stock, Return(order, "4")));
        var journal = Site.Get<StockJournal>();
        await RefusedAsync(journal.UndoAsync(Stock, new StockForm { Key = Guid.NewGuid(), Id = movement }), "Movement");
        await DoneAsync(journal.UndoAsync(Stock, new StockForm { Key = Guid.NewGuid(), Id = back }));
        Assert.Equal(10, Assert.Single(await Orders.OpenAsync(Stock)).Outstanding);
        await DoneAsync(journal.UndoAsync(Stock, new StockForm { Key = Guid.NewGuid(), Id = movement }));
        Assert.Empty(await Orders.OpenAsync(Stock));
        Assert.Equal(980, (await HeldAsync()).InStock(Cut));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task By_the_link_of_the_mail_a_volunteer_tells_what_is_done_and_asks_to_be_fetched()
    {
        await CutAsync();
        var volunteer = await VolunteerAsync("Josette");
        await IssueAsync((volunteer, "40"));
        RecordKey key = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer);
        var held = Site.Get<WorkHeldService>();
        var order = Assert.Single((await held.OpenAsync(key))!.Orders).Order;
        var report = new WorkReport { Key = Guid.NewGuid(), Order = order.Id, Ready = "25", PickUp = true, PerWeek = "15" };
        Assert.Empty((await held.ReportAsync(key, report))!);
        var told = Assert.Single((await held.OpenAsync(key))!.Orders);
        Assert.Equal((25L, true, 1.0), (told.Order.Ready, told.Order.WantsPickUp, told.Weeks));
        Assert.True(Assert.Single(await Orders.OpenAsync(Stock)).WantsPickUp);
        Assert.Equal(["Ready"],
            (await held.ReportAsync(key, new WorkReport { Key = Guid.NewGuid(), Order = order.Id, Ready = "41" }))!.Keys);
        Assert.Equal(["Ready"],
            (await held.ReportAsync(key, new WorkReport { Key = Guid.NewGuid(), Order = order.Id, Ready = "-1" }))!.Keys);
        // It moved nothing.
        Assert.Equal(40, (await HeldAsync()).Stages[0].Outside);
        await DoneAsync(Orders.ReturnAsync(Stock, Return(order, "25")));
        told = Assert.Single((await held.OpenAsync(key))!.Orders);
        Assert.Equal((0L, false, 15L, 25L),
            (told.Order.Ready, told.Order.WantsPickUp, told.Order.Outstanding, (await held.OpenAsync(key))!.Made));
    }

    [Fact]
    public async Task Nobody_tells_of_anothers_kits()
    {
        await CutAsync();
        var (one, two) = (await VolunteerAsync("Josette"), await VolunteerAsync("Camille"));
        await IssueAsync((one, "40"));
        var order = Assert.Single(await Orders.OpenAsync(Stock));
        RecordKey key = await Site.IssueAsync(LinkPurpose.VolunteerRecord, two);
        var held = Site.Get<WorkHeldService>();
        Assert.Empty((await held.OpenAsync(key))!.Orders);
        Assert.Equal(["Ready"],
            (await held.ReportAsync(key, new WorkReport { Key = Guid.NewGuid(), Order = order.Id, Ready = "1" }))!.Keys);
        Assert.Null(await held.ReportAsync("unknown", new WorkReport { Key = Guid.NewGuid(), Order = order.Id, Ready = "1" }));
    }

    [Fact]
    public async Task Erasing_a_person_keeps_the_sums_and_forgets_whose_kit_it_is()
    {
        await CutAsync();
        var volunteer = await VolunteerAsync("Josette");
        await IssueAsync((volunteer, "40"));
        RecordKey key = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer);
        await Site.Get<WorkHeldService>().ReportAsync(
            key, new WorkReport { Key = Guid.NewGuid(), Order = (await Orders.OpenAsync(Stock))[0].Id, PerWeek = "15" });
        Assert.True(await Site.Get<VolunteerRecordService>().LeaveAsync(key));
        var order = Assert.Single(await Orders.OpenAsync(Stock));
        Assert.Equal(("Personne effacée", 40L, null), (order.Who, order.Outstanding, order.Volunteer));
        await DoneAsync(Orders.ReturnAsync(Stock, Return(order, "40")));
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<Capacity>());
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_kit_whose_hand_out_was_undone_comes_back_no_more()
    {
        await CutAsync();
        var movement = await IssueAsync((await VolunteerAsync("Josette"), "10"));
        var order = Assert.Single(await Orders.OpenAsync(Stock));
        await DoneAsync(Site.Get<StockJournal>().UndoAsync(Stock, new StockForm { Key = Guid.NewGuid(), Id = movement }));
        await RefusedAsync(Orders.ReturnAsync(Stock, Return(order, "10")), "Quantity");
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task The_file_of_a_person_says_what_production_knows_of_them_and_the_address_goes_with_the_last_kit()
    {
        await CutAsync();
        var volunteer = await VolunteerAsync("Josette");
        await IssueAsync((volunteer, "40"));
        var order = Assert.Single(await Orders.OpenAsync(Stock));
        RecordKey key = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer);
        await Site.Get<WorkHeldService>().ReportAsync(key, new WorkReport
        {
            Key = Guid.NewGuid(),
            Order = order.Id,
            Ready = "40",
            PickUp = true,
            Address = "3 rue des Aiguilles",
            PerWeek = "15",
        });
        var file = (await Site.Get<VolunteerFileService>().TakeAsync(key, state => $"{state}", use => $"{use}"))!;
        Assert.Equal(
            [$"Kit {SlipNumber.Show(order.Slip)}", "Par semaine", "Où venir chercher"],
            file.Production.Select(line => line.Split("\u00A0:")[0].Split(", remis")[0]));
        await DoneAsync(Orders.ReturnAsync(Stock, Return(order, "40")));
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<PickUpAddress>());
    }

    [Fact]
    public async Task Who_is_late_is_asked_once_by_one_mail()
    {
        await CutAsync();
        var volunteer = await VolunteerAsync("Josette");
        await IssueAsync((volunteer, "40"));
        await IssueAsync((volunteer, "20"));
        var job = Site.Get<WorkReminderJob>();
        Assert.Equal(0, await job.RunAsync());
        Site.Clock.Advance(TimeSpan.FromDays(WorkOrderService.UsualDays + 1));
        Assert.Equal(1, await job.RunAsync());
        Assert.Equal(0, await job.RunAsync());
        var reminder = (await Site.MailsAsync()).Last(mail => mail.Template == "kits");
        Assert.Equal("Où en sont vos kits\u00A0?", (await Site.ComposeAsync(reminder))!.Subject);
    }

    [Fact]
    public void A_slip_number_finds_every_single_mistake()
    {
        for (var round = 0; round < 200; round++)
        {
            var slip = SlipNumber.New();
            Assert.True(SlipNumber.TryRead($" {slip[..4].ToLowerInvariant()}-{slip[4..]} ", out var read));
            Assert.Equal(slip, read);
            var at = round % (SlipNumber.Length - 1);
            var other = slip[at] == 'A' ? 'B' : 'A';
            Assert.False(SlipNumber.TryRead(slip[..at] + other + slip[(at + 1)..], out _));
            if (slip[at] != slip[at + 1])
            {
                Assert.False(SlipNumber.TryRead(slip[..at] + slip[at + 1] + slip[at] + slip[(at + 2)..], out _));
            }
        }
        Assert.False(SlipNumber.TryRead("IIIIIOOOOO1", out _));
        Assert.False(SlipNumber.TryRead(new string('2', 1000), out _));
        Assert.False(SlipNumber.TryRead(null, out _));
    }
}
