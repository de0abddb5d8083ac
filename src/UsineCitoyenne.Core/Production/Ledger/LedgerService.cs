using UsineCitoyenne.Core.Production.Ledger.Counts;
using UsineCitoyenne.Core.Production.Ledger.Movements;
using UsineCitoyenne.Core.Production.Ledger.Places;

namespace UsineCitoyenne.Core.Production.Ledger;

/// <summary>
/// The gestures of those who make, carry and give: each is one movement, whose lines sum to zero. Sent twice it is done once and answered
/// the same; nothing is refused for being under zero, since slips arrive out of order. Who may do what is the caller's to check.
/// </summary>
public sealed class LedgerService(MovementRecorder recorder, CountRecorder counts, ReversalRecorder reversals, GapRecorder gaps)
{
    /// <summary>From a supplier, or a gift.</summary>
    public Task<LedgerResult> ReceiveAsync(
        MovementHeader header, long place, Goods goods, long quantity, CancellationToken cancel = default) =>
        recorder.RecordAsync(new MovementDraft(header, MovementKind.Receipt, place)
            .Move(goods, quantity, Spot.Of(PlaceKind.Supplier), Spot.At(place)), cancel);

    /// <summary>Cutting, sewing, sterilising: some things go into the work order, others come out, some of them unfit.</summary>
    public Task<LedgerResult> TransformAsync(
        MovementHeader header, Guid order, long place, IReadOnlyList<GoodsQuantity> inputs, IReadOnlyList<GoodsQuantity> outputs,
        IReadOnlyList<GoodsQuantity> rejected, CancellationToken cancel = default) =>
        recorder.RecordAsync(new MovementDraft(header, MovementKind.Transformation, place)
            .MoveAll(inputs, Spot.At(place), Spot.Work(order))
            .MoveAll(outputs, Spot.Work(order), Spot.At(place), LedgerField.Goods)
            .MoveAll(rejected, Spot.Work(order), Spot.Of(PlaceKind.Rejected), LedgerField.Rejected), cancel);

    /// <summary>What was sterilised, at its next stage, less what was not fit.</summary>
    public Task<LedgerResult> SteriliseAsync(
        MovementHeader header, Guid order, long place, Goods goods, int stage, long good, long rejected,
        CancellationToken cancel = default) =>
        recorder.RecordAsync(new MovementDraft(header, MovementKind.Transformation, place)
            .Move(goods, good + rejected, Spot.At(place), Spot.Work(order))
            .MoveAny(goods with { Stage = stage }, good, Spot.Work(order), Spot.At(place), LedgerField.Quantity)
            .MoveAny(goods with { Stage = stage }, rejected, Spot.Work(order), Spot.Of(PlaceKind.Rejected), LedgerField.Rejected), cancel);

    /// <summary>Kits to one or several people at once.</summary>
    public Task<LedgerResult> HandOutAsync(
        MovementHeader header, long place, Goods goods, IReadOnlyList<PlaceQuantity> shares, CancellationToken cancel = default) =>
        recorder.RecordAsync(shares.Index().Aggregate(new MovementDraft(header, MovementKind.HandOut, place), (draft, share) => draft.Move(
            goods, share.Item.Quantity, Spot.At(place), Spot.At(share.Item.Place, LedgerField.At(LedgerField.To, share.Index)),
            LedgerField.At(LedgerField.Quantity, share.Index))), cancel);

    /// <summary>What somebody made of a kit, fetched or brought back, and what they lost of it.</summary>
    /// <param name="stage">What it became.</param>
    public Task<LedgerResult> CollectAsync(
        MovementHeader header, Guid order, long from, long to, Goods goods, int stage, long quantity, long lost = 0,
        LossReason? reason = null, CancellationToken cancel = default) =>
        recorder.RecordAsync(Made(new MovementDraft(header, MovementKind.Collection, from) { Reason = reason }, order, to, goods, stage,
                quantity, unlessZero: lost > 0)
            .MoveAny(goods, lost, Spot.At(from), Spot.Of(PlaceKind.Lost), LedgerField.Lost), cancel);

    public Task<LedgerResult> LoseAsync(
        MovementHeader header, long place, Goods goods, long quantity, LossReason reason, CancellationToken cancel = default) =>
        recorder.RecordAsync(new MovementDraft(header, MovementKind.Loss, place) { Reason = reason }
            .Move(goods, quantity, Spot.At(place), Spot.Of(PlaceKind.Lost)), cancel);

    public Task<LedgerResult> RejectAsync(
        MovementHeader header, long place, Goods goods, long quantity, CancellationToken cancel = default) =>
        recorder.RecordAsync(new MovementDraft(header, MovementKind.Rejection, place)
            .Move(goods, quantity, Spot.At(place), Spot.Of(PlaceKind.Rejected)), cancel);

    /// <summary>Leaves for another place, over what is in transit or a carrier.</summary>
    /// <param name="transit">See <see cref="PlaceService.TransitAsync"/>.</param>
    public Task<LedgerResult> SendAsync(
        MovementHeader header, long place, long transit, Goods goods, long quantity, CancellationToken cancel = default) =>
        recorder.RecordAsync(new MovementDraft(header, MovementKind.Departure, place)
            .Move(goods, quantity, Spot.At(place), Spot.At(transit, LedgerField.To)), cancel);

    /// <summary>Arrives. What was sent and not found, or found and not sent, is a gap of the receiver.</summary>
    public Task<LedgerResult> ArriveAsync(
        MovementHeader header, long transit, long to, Goods goods, long sent, long received, CancellationToken cancel = default) =>
        recorder.RecordAsync(Arrival(header, transit, to, goods, sent, received), cancel);

    public Task<LedgerResult> DistributeAsync(
        MovementHeader header, long place, Goods goods, long quantity, CancellationToken cancel = default) =>
        recorder.RecordAsync(new MovementDraft(header, MovementKind.Distribution, place)
            .Move(goods, quantity, Spot.At(place), Spot.Of(PlaceKind.Distributed)), cancel);

    /// <summary>One lot becomes several; the work order names their parent.</summary>
    public Task<LedgerResult> SplitAsync(
        MovementHeader header, Guid order, long place, Goods lot, IReadOnlyList<LotQuantity> parts, CancellationToken cancel = default) =>
        RelotAsync(header, MovementKind.Split, order, place, parts,
            [new GoodsQuantity(lot, parts.Sum(part => part.Quantity))], lot, cancel);

    /// <summary>Several lots become one; the work order names its parents.</summary>
    public Task<LedgerResult> MergeAsync(
        MovementHeader header, Guid order, long place, IReadOnlyList<GoodsQuantity> lots, Guid into, string code,
        CancellationToken cancel = default) =>
        lots.Count == 0 || lots.Select(lot => lot.Goods with { Lot = 0 }).Distinct().Count() > 1
            ? Task.FromResult(LedgerResult.Refused(LedgerField.Goods, "Réunissez des lots d’un même produit, à la même étape."))
            : RelotAsync(header, MovementKind.Merge, order, place,
                [new LotQuantity(into, code, lots.Sum(lot => lot.Quantity))], lots, lots[0].Goods, cancel);

    /// <summary>What was seen at a place at the end of a day; it stands whatever is recorded later of the days before.</summary>
    public Task<LedgerResult> CountAsync(
        MovementHeader header, long place, IReadOnlyList<GoodsQuantity> observed, CancellationToken cancel = default) =>
        recorder.RecordAsync(db => counts.RecordAsync(db, header, place, observed, cancel), cancel);

    /// <summary>Undoes a movement entered by mistake, on its own day. A count is withdrawn.</summary>
    /// <param name="header">Its day does not count.</param>
    public Task<LedgerResult> ReverseAsync(MovementHeader header, long movement, CancellationToken cancel = default) =>
        recorder.RecordAsync(db => reversals.RecordAsync(db, header, movement, cancel), cancel);

    /// <summary>Withdraws a count, also one that found no difference.</summary>
    /// <param name="header">Its day does not count.</param>
    /// <param name="count">The key of its gesture.</param>
    public Task<LedgerResult> WithdrawAsync(MovementHeader header, Guid count, CancellationToken cancel = default) =>
        recorder.RecordAsync(db => reversals.WithdrawAsync(db, header, count, cancel), cancel);

    /// <summary>What a gap turned out to be: all that is left of it moves there.</summary>
    /// <param name="gap">See <see cref="GapService"/>. What is missing cannot have been received, nor what was found be lost.</param>
    public Task<LedgerResult> ExplainAsync(MovementHeader header, long gap, GapCause cause, CancellationToken cancel = default) =>
        recorder.RecordAsync(db => gaps.RecordAsync(db, header, gap, cause, cancel), cancel);

    // Somebody may have lost all of a kit and made nothing.
    private static MovementDraft Made(
        MovementDraft draft, Guid order, long to, Goods goods, int stage, long quantity, bool unlessZero) =>
        quantity == 0 && unlessZero
            ? draft
            : draft.Move(goods, quantity, Spot.At(draft.Home), Spot.Work(order))
                .Move(goods with { Stage = stage }, quantity, Spot.Work(order), Spot.At(to, LedgerField.To));

    // More than was sent comes out of the gap, less goes into it.
    private static MovementDraft Arrival(MovementHeader header, long transit, long to, Goods goods, long sent, long received)
    {
        var draft = new MovementDraft(header, MovementKind.Arrival, to);
        var arrived = Math.Min(sent, received);
        if (arrived != 0 || sent == received)
        {
            draft.Move(goods, arrived, Spot.At(transit), Spot.At(to, LedgerField.To));
        }
        return sent > received
            ? draft.Move(goods, sent - received, Spot.At(transit), Spot.Gap(header.Key))
            : draft.MoveAny(goods, received - sent, Spot.Gap(header.Key), Spot.At(to, LedgerField.To), LedgerField.Quantity);
    }

    private Task<LedgerResult> RelotAsync(
        MovementHeader header, MovementKind kind, Guid order, long place, IReadOnlyList<LotQuantity> into,
        IReadOnlyList<GoodsQuantity> from, Goods goods, CancellationToken cancel) =>
        recorder.RecordAsync(async db =>
        {
            var draft = new MovementDraft(header, kind, place).MoveAll(from, Spot.At(place), Spot.Work(order));
            foreach (var part in into)
            {
                var lot = await LotService.FindOrAddAsync(db, part.Lot, goods.Product, part.Code, cancel);
                draft.Move(goods with { Lot = lot.Id }, part.Quantity, Spot.Work(order), Spot.At(place));
            }
            return await recorder.RecordAsync(db, draft, cancel);
        }, cancel);
}

/// <param name="Lot">Made by whoever enters it.</param>
/// <param name="Code">As printed.</param>
public readonly record struct LotQuantity(Guid Lot, string Code, long Quantity);
