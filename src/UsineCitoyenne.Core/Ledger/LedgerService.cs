using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger;

/// <summary>
/// The gestures of those who make, carry and give: each is one movement, whose lines sum to zero. Sent twice it is done once and answered
/// the same; nothing is refused for being under zero, since slips arrive out of order. Who may do what is the caller's to check.
/// </summary>
public sealed class LedgerService(MovementRecorder recorder, CountRecorder counts, ReversalRecorder reversals, GapRecorder gaps)
{
    /// <summary>From a supplier, or a gift.</summary>
    public Task<LedgerResult> ReceiveAsync(
        MovementHeader header, long place, Goods goods, long quantity, CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.Receipt(header, place, goods, quantity), cancel);

    /// <summary>Cutting, sewing, sterilising: some things go into the work order, others come out, some of them unfit.</summary>
    public Task<LedgerResult> TransformAsync(
        MovementHeader header, Guid order, long place, IReadOnlyList<GoodsQuantity> inputs, IReadOnlyList<GoodsQuantity> outputs,
        IReadOnlyList<GoodsQuantity> rejected, CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.Transformation(header, order, place, inputs, outputs, rejected), cancel);

    /// <summary>What was sterilised, at its next stage, less what was not fit.</summary>
    public Task<LedgerResult> SteriliseAsync(
        MovementHeader header, Guid order, long place, Goods goods, int stage, long good, long rejected,
        CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.Treatment(header, order, place, goods, stage, good, rejected), cancel);

    /// <summary>Kits to one or several people at once.</summary>
    public Task<LedgerResult> HandOutAsync(
        MovementHeader header, long place, Goods goods, IReadOnlyList<PlaceQuantity> shares, CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.HandOut(header, place, goods, shares), cancel);

    /// <summary>What somebody made of a kit, fetched or brought back, and what they lost of it.</summary>
    /// <param name="stage">What it became.</param>
    public Task<LedgerResult> CollectAsync(
        MovementHeader header, Guid order, long from, long to, Goods goods, int stage, long quantity, long lost = 0,
        LossReason? reason = null, CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.Collection(header, order, from, to, goods, stage, quantity, lost, reason), cancel);

    public Task<LedgerResult> LoseAsync(
        MovementHeader header, long place, Goods goods, long quantity, LossReason reason, CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.Loss(header, place, goods, quantity, reason), cancel);

    public Task<LedgerResult> RejectAsync(
        MovementHeader header, long place, Goods goods, long quantity, CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.Rejection(header, place, goods, quantity), cancel);

    /// <summary>Leaves for another place, over what is in transit or a carrier.</summary>
    /// <param name="transit">See <see cref="PlaceService.TransitAsync"/>.</param>
    public Task<LedgerResult> SendAsync(
        MovementHeader header, long place, long transit, Goods goods, long quantity, CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.Departure(header, place, transit, goods, quantity), cancel);

    /// <summary>Arrives. What was sent and not found, or found and not sent, is a gap of the receiver.</summary>
    public Task<LedgerResult> ArriveAsync(
        MovementHeader header, long transit, long to, Goods goods, long sent, long received, CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.Arrival(header, transit, to, goods, sent, received), cancel);

    public Task<LedgerResult> DistributeAsync(
        MovementHeader header, long place, Goods goods, long quantity, CancellationToken cancel = default) =>
        recorder.RecordAsync(MovementDrafts.Distribution(header, place, goods, quantity), cancel);

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
