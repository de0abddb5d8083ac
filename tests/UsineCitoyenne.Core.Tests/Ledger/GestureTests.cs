using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Ledger;

public sealed class GestureTests : LedgerTest
{
    [Fact]
    public async Task The_same_gesture_sent_many_times_at_once_is_one_movement_and_one_answer()
    {
        var (a, header) = (await StockAsync(Cergy), Gesture(5));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Ledger.ReceiveAsync(header, a, At(Cut), 40))));
        Assert.All(answers, answer => Assert.True(answer.Done));
        Assert.Single(answers.Select(answer => answer.Movement).Distinct());
        Assert.Equal(40, await HeldAsync(a, Cut));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task The_same_number_with_another_content_is_refused_and_changes_nothing()
    {
        var (a, b, header) = (await StockAsync(Cergy), await StockAsync(Jouy), Gesture(5));
        await DoneAsync(Ledger.ReceiveAsync(header, a, At(Cut), 40));
        await RefusedAsync(Ledger.ReceiveAsync(header, a, At(Cut), 41), LedgerField.Key, "avec un autre contenu");
        await RefusedAsync(Ledger.ReceiveAsync(header, b, At(Cut), 40), LedgerField.Key, "avec un autre contenu");
        await RefusedAsync(Ledger.ReceiveAsync(header with { On = Day(4) }, a, At(Cut), 40), LedgerField.Key, "avec un autre contenu");
        await RefusedAsync(Ledger.ReceiveAsync(header with { Slip = "K1" }, a, At(Cut), 40), LedgerField.Key, "avec un autre contenu");
        await RefusedAsync(Ledger.DistributeAsync(header, a, At(Cut), 40), LedgerField.Key, "avec un autre contenu");
        await RefusedAsync(Ledger.ReverseAsync(header, 1), LedgerField.Key, "avec un autre contenu");
        Assert.Equal((40, 0), (await HeldAsync(a, Cut), await HeldAsync(b, Cut)));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field_in_French()
    {
        var a = await StockAsync(Cergy);
        await RefusedAsync(Ledger.ReceiveAsync(Gesture(22), a, At(Cut), 40), LedgerField.On, "dans le futur");
        var (old, slip) = (Gesture(5) with { On = new DateOnly(1926, 11, 5) }, Gesture(5) with { Slip = new string('K', 21) });
        await RefusedAsync(Ledger.ReceiveAsync(old, a, At(Cut), 40), LedgerField.On, "trop ancienne");
        await RefusedAsync(Ledger.ReceiveAsync(slip, a, At(Cut), 40), LedgerField.Slip, "20 caractères");
        await RefusedAsync(Ledger.ReceiveAsync(Gesture(5, Guid.Empty), a, At(Cut), 40), LedgerField.Key, "pas de numéro");
        await RefusedAsync(Ledger.ReceiveAsync(Gesture(5), a, At(Cut), 0), LedgerField.Quantity, "plus grand que zéro");
        await RefusedAsync(Ledger.ReceiveAsync(Gesture(5), a, At(Cut), -40), LedgerField.Quantity, "plus grand que zéro");
        await RefusedAsync(Ledger.ReceiveAsync(Gesture(5), a, At(Cut), long.MaxValue), LedgerField.Quantity, "Vérifiez la quantité");
        await RefusedAsync(Ledger.ReceiveAsync(Gesture(5), a, At(9), 40), LedgerField.Goods, "pas cette étape");
        await RefusedAsync(Ledger.ReceiveAsync(Gesture(5), a, At(Cut, lot: 77), 40), LedgerField.Goods, "Ce lot");
        await RefusedAsync(Ledger.ReceiveAsync(Gesture(5), 999, At(Cut), 40), LedgerField.Place, "n’existe pas");
        await RefusedAsync(Ledger.SendAsync(Gesture(5), a, a, At(Cut), 40), LedgerField.To, "même endroit");
        await RefusedAsync(Ledger.HandOutAsync(Gesture(5), a, At(Cut), [new(a + 90, 1), new(a + 91, -1)]), "Quantity[1]", "plus grand");
        await RefusedAsync(Ledger.CollectAsync(Gesture(5), Guid.NewGuid(), a, a, At(Cut), Sewn, 5, -1), LedgerField.Lost, "plus grand");
        await RefusedAsync(Ledger.ArriveAsync(Gesture(5), a, a + 1, At(Cut), sent: 5, received: -1), LedgerField.Quantity, "plus grand");
        await RefusedAsync(Ledger.ReverseAsync(Gesture(5), 999), LedgerField.Movement, "n’existe pas");
        await RefusedAsync(Ledger.CountAsync(Gesture(5), a, [new GoodsQuantity(At(Cut), -1)]), "Quantity[0]", "zéro s’il n’y a rien");
        await RefusedAsync(Ledger.CountAsync(Gesture(5), a, [new(At(Cut), 1), new(At(Cut), 2)]), LedgerField.Goods, "une fois");
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<Movement>());
    }

    [Fact]
    public async Task An_account_of_the_books_takes_no_part_in_a_gesture_as_a_place()
    {
        var a = await StockAsync(Cergy);
        await DoneAsync(Ledger.ReceiveAsync(Gesture(5), a, At(Cut), 40));
        await using var db = Site.Database.Read();
        var supplier = db.Set<Place>().Single(place => place.Kind == PlaceKind.Supplier).Id;
        await RefusedAsync(Ledger.SendAsync(Gesture(5), a, supplier, At(Cut), 1), LedgerField.To, "c’est un compte");
    }

    [Fact]
    public async Task A_reversal_undoes_a_movement_once_on_its_own_day()
    {
        var a = await StockAsync(Cergy);
        var received = await DoneAsync(Ledger.ReceiveAsync(Gesture(5), a, At(Cut), 40));
        var undo = Gesture(9);
        var reversal = await DoneAsync(Ledger.ReverseAsync(undo, received));
        Assert.Equal(reversal, await DoneAsync(Ledger.ReverseAsync(undo, received)));
        Assert.Equal(0, (await StatementAsync("commune:95127", to: 5)).Total.Received);
        Assert.Equal(0, await HeldAsync(a, Cut));
        await RefusedAsync(Ledger.ReverseAsync(Gesture(9), received), LedgerField.Movement, "déjà annulé");
        await RefusedAsync(Ledger.ReverseAsync(Gesture(9, Guid.Empty), received), LedgerField.Key, "pas de numéro");
        await RefusedAsync(Ledger.ReverseAsync(Gesture(9), reversal), LedgerField.Movement, "ne s’annule pas");
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_gesture_sent_again_after_its_place_changed_territory_is_still_the_same()
    {
        var (a, order, header) = (await StockAsync(Cergy), Guid.NewGuid(), Gesture(9));
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), a, At(Cut), 100));
        Task<LedgerResult> Sterilise() => Ledger.SteriliseAsync(header, order, a, At(Cut), Sewn, 30, 2);
        var done = await DoneAsync(Sterilise());
        Assert.True(await Places.MoveAsync(a, new TerritoryRef(TerritoryKind.Commune, Jouy), Day(4)));
        Assert.Equal(done, await DoneAsync(Sterilise()));
        await RefusedAsync(Ledger.SteriliseAsync(header, Guid.NewGuid(), a, At(Cut), Sewn, 30, 2), LedgerField.Key, "autre contenu");
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task One_work_order_in_two_communes_is_credited_to_each_for_what_it_made()
    {
        var (a, b, order) = (await StockAsync(Cergy), await StockAsync(Cormeilles), Guid.NewGuid());
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), a, At(Cut), 100));
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), b, At(Cut), 100));
        await DoneAsync(Ledger.SteriliseAsync(Gesture(3), order, a, At(Cut), Sewn, 30, 0));
        await DoneAsync(Ledger.SteriliseAsync(Gesture(3), order, b, At(Cut), Sewn, 12, 0));
        Assert.Equal((30, 12), ((await StatementAsync("commune:95127")).Stage(Sewn).Produced,
            (await StatementAsync($"commune:{Cormeilles}")).Stage(Sewn).Produced));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task Nothing_is_made_of_nothing_nor_disappears_in_the_making()
    {
        var (a, order) = (await StockAsync(Cergy), Guid.NewGuid());
        GoodsQuantity[] ten = [new(At(Cut), 10)], eight = [new(At(Sewn), 8)], cloth = [new(new Goods(Cloth, 1), 500)];
        await RefusedAsync(Ledger.TransformAsync(Gesture(3), order, a, [], ten, []), LedgerField.Quantity, "de quoi");
        await RefusedAsync(Ledger.TransformAsync(Gesture(3), order, a, [], [], []), LedgerField.Quantity, "de quoi");
        await RefusedAsync(Ledger.TransformAsync(Gesture(3), order, a, ten, [], []), LedgerField.Goods, "en est sorti");
        await RefusedAsync(
            Ledger.TransformAsync(Gesture(3), order, a, ten, eight, []), LedgerField.Goods, "Il en entre 10 et il en sort 8");
        await DoneAsync(Ledger.TransformAsync(Gesture(3), order, a, ten, eight, [new(At(Sewn), 2)]));
        await DoneAsync(Ledger.TransformAsync(Gesture(3), order, a, cloth, ten, []));
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task Lots_are_split_and_merged_and_know_their_parents()
    {
        var a = await StockAsync(Cergy);
        var lot = await Site.Get<LotService>().AddAsync(Guid.NewGuid(), Piece, "L1");
        await DoneAsync(Ledger.ReceiveAsync(Gesture(2), a, At(Cut, lot), 100));
        LotQuantity[] parts = [new(Guid.NewGuid(), "L1-1", 60), new(Guid.NewGuid(), "L1-2", 40)];
        var split = Gesture(3);
        var movement = await DoneAsync(Ledger.SplitAsync(split, Guid.NewGuid(), a, At(Cut, lot), parts));
        var children = await Site.Get<LotService>().ChildrenAsync(lot);
        Assert.Equal(2, children.Count);
        var (left, first, second) = (await HeldAsync(a, Cut, lot), await HeldAsync(a, Cut, children[0]),
            await HeldAsync(a, Cut, children[1]));
        Assert.Equal((0, 60, 40), (left, first, second));

        var merged = Guid.NewGuid();
        GoodsQuantity[] both = [new(At(Cut, children[0]), 60), new(At(Cut, children[1]), 40)];
        await DoneAsync(Ledger.MergeAsync(Gesture(4), Guid.NewGuid(), a, both, merged, "L2"));
        var whole = await Site.Get<LotService>().AddAsync(merged, Piece, "L2");
        Assert.Equal(children, await Site.Get<LotService>().ParentsAsync(whole));
        Assert.Equal([lot], await Site.Get<LotService>().ParentsAsync(children[0]));
        Assert.Equal(100, await HeldAsync(a, Cut, whole));
        Assert.Equal(100, (await StatementAsync("commune:95127")).Total.OnHand);
        Assert.Equal(0, (await StatementAsync("commune:95127")).Total.Produced);
        Assert.True(movement > 0);
        var unlike = Ledger.MergeAsync(Gesture(4), Guid.NewGuid(), a, [new(At(Cut), 1), new(At(Sewn), 1)], Guid.NewGuid(), "L3");
        await RefusedAsync(unlike, LedgerField.Goods, "même produit");
        await AssertCheckedAsync();
    }

    [Fact]
    public async Task A_refused_split_leaves_no_lot_behind()
    {
        var a = await StockAsync(Cergy);
        LotQuantity[] parts = [new(Guid.NewGuid(), "L1", 60), new(Guid.NewGuid(), "L2", 0)];
        await RefusedAsync(
            Ledger.SplitAsync(Gesture(3), Guid.NewGuid(), a, At(Cut), parts), LedgerField.Quantity, "plus grand que zéro");
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<Lot>());
    }

    [Fact]
    public async Task A_place_in_no_known_territory_is_not_opened() =>
        Assert.Null(await Places.OpenAsync(PlaceKind.Stock, Guid.NewGuid(), "Stock", new TerritoryRef(TerritoryKind.Commune, "99999")));

    private static async Task RefusedAsync(Task<LedgerResult> gesture, string field, string why)
    {
        var result = await gesture;
        Assert.Equal(0, result.Movement);
        Assert.Contains(why, Assert.Contains(field, result.Errors), StringComparison.Ordinal);
    }
}
