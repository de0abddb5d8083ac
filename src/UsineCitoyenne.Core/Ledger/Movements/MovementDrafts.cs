using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>
/// The movement of each gesture: so much from here to there. Who writes more in the same transaction records one of these.
/// </summary>
internal static class MovementDrafts
{
    public static MovementDraft Receipt(MovementHeader header, long place, Goods goods, long quantity) =>
        new MovementDraft(header, MovementKind.Receipt, place).Move(goods, quantity, Spot.Of(PlaceKind.Supplier), Spot.At(place));

    public static MovementDraft Transformation(
        MovementHeader header, Guid order, long place, IReadOnlyList<GoodsQuantity> inputs, IReadOnlyList<GoodsQuantity> outputs,
        IReadOnlyList<GoodsQuantity> rejected) =>
        new MovementDraft(header, MovementKind.Transformation, place)
            .MoveAll(inputs, Spot.At(place), Spot.Work(order))
            .MoveAll(outputs, Spot.Work(order), Spot.At(place), LedgerField.Goods)
            .MoveAll(rejected, Spot.Work(order), Spot.Of(PlaceKind.Rejected), LedgerField.Rejected);

    /// <summary>To the next stage in the same place, less what was not fit.</summary>
    public static MovementDraft Treatment(
        MovementHeader header, Guid order, long place, Goods goods, int stage, long good, long rejected) =>
        new MovementDraft(header, MovementKind.Transformation, place)
            .Move(goods, good + rejected, Spot.At(place), Spot.Work(order))
            .MoveAny(goods with { Stage = stage }, good, Spot.Work(order), Spot.At(place), LedgerField.Quantity)
            .MoveAny(goods with { Stage = stage }, rejected, Spot.Work(order), Spot.Of(PlaceKind.Rejected), LedgerField.Rejected);

    public static MovementDraft HandOut(MovementHeader header, long place, Goods goods, IReadOnlyList<PlaceQuantity> shares) =>
        shares.Index().Aggregate(new MovementDraft(header, MovementKind.HandOut, place), (draft, share) => draft.Move(
            goods, share.Item.Quantity, Spot.At(place), Spot.At(share.Item.Place, LedgerField.At(LedgerField.To, share.Index)),
            LedgerField.At(LedgerField.Quantity, share.Index)));

    // Somebody may have lost all of a kit and made nothing.
    public static MovementDraft Collection(
        MovementHeader header, Guid order, long from, long to, Goods goods, int stage, long quantity, long lost, LossReason? reason)
    {
        var draft = new MovementDraft(header, MovementKind.Collection, from) { Reason = reason };
        if (quantity != 0 || lost <= 0)
        {
            draft.Move(goods, quantity, Spot.At(from), Spot.Work(order))
                .Move(goods with { Stage = stage }, quantity, Spot.Work(order), Spot.At(to, LedgerField.To));
        }
        return draft.MoveAny(goods, lost, Spot.At(from), Spot.Of(PlaceKind.Lost), LedgerField.Lost);
    }

    public static MovementDraft Loss(MovementHeader header, long place, Goods goods, long quantity, LossReason reason) =>
        new MovementDraft(header, MovementKind.Loss, place) { Reason = reason }
            .Move(goods, quantity, Spot.At(place), Spot.Of(PlaceKind.Lost));

    public static MovementDraft Rejection(MovementHeader header, long place, Goods goods, long quantity) =>
        new MovementDraft(header, MovementKind.Rejection, place).Move(goods, quantity, Spot.At(place), Spot.Of(PlaceKind.Rejected));

    public static MovementDraft Departure(MovementHeader header, long place, long transit, Goods goods, long quantity) =>
        new MovementDraft(header, MovementKind.Departure, place)
            .Move(goods, quantity, Spot.At(place), Spot.At(transit, LedgerField.To));

    /// <summary>More than was sent comes out of the gap, less goes into it.</summary>
    public static MovementDraft Arrival(MovementHeader header, long transit, long to, Goods goods, long sent, long received)
    {
        var draft = new MovementDraft(header, MovementKind.Arrival, to);
        Arrive(draft, transit, to, goods, sent, received);
        return draft;
    }

    /// <summary>The same of one of several things that arrive together.</summary>
    public static void Arrive(MovementDraft draft, long transit, long to, Goods goods, long sent, long received)
    {
        var arrived = Math.Min(sent, received);
        if (arrived != 0 || sent == received)
        {
            draft.Move(goods, arrived, Spot.At(transit), Spot.At(to, LedgerField.To));
        }
        var gap = Spot.Gap(draft.Header.Key);
        draft.MoveAny(goods, Math.Max(0, sent - received), Spot.At(transit), gap, LedgerField.Quantity)
            .MoveAny(goods, Math.Max(0, received - sent), gap, Spot.At(to, LedgerField.To), LedgerField.Quantity);
    }

    public static MovementDraft Distribution(MovementHeader header, long place, Goods goods, long quantity) =>
        new MovementDraft(header, MovementKind.Distribution, place)
            .Move(goods, quantity, Spot.At(place), Spot.Of(PlaceKind.Distributed));
}
