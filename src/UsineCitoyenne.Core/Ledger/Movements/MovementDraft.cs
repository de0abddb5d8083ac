using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>A movement as a gesture says it: so much of this from here to there. What is said so always sums to zero.</summary>
/// <param name="home">The physical place whose territory answers for the books.</param>
internal sealed class MovementDraft(MovementHeader header, MovementKind kind, long home)
{
    private readonly List<DraftMove> moves = [];

    public MovementHeader Header => header;

    public MovementKind Kind => kind;

    public long Home => home;

    public LossReason? Reason { get; init; }

    public IReadOnlyList<DraftMove> Moves => moves;

    /// <param name="field">Where a wrong quantity is told.</param>
    public MovementDraft Move(Goods goods, long quantity, Spot from, Spot to, string field = LedgerField.Quantity)
    {
        moves.Add(new DraftMove(goods, quantity, from, to, field));
        return this;
    }

    /// <summary>The same where nothing of it is usual: no loss, no reject.</summary>
    public MovementDraft MoveAny(Goods goods, long quantity, Spot from, Spot to, string field) =>
        quantity == 0 ? this : Move(goods, quantity, from, to, field);

    public MovementDraft MoveAll(IEnumerable<GoodsQuantity> all, Spot from, Spot to, string field = LedgerField.Quantity)
    {
        var index = 0;
        foreach (var (goods, quantity) in all)
        {
            Move(goods, quantity, from, to, LedgerField.At(field, index++));
        }
        return this;
    }

    /// <summary>One line a place and thing, by place.</summary>
    public IReadOnlyList<LedgerLine> Lines(IReadOnlyDictionary<Spot, long> places) =>
    [
        .. Sums(spot => places[spot]).Select(line => new LedgerLine(line.Place, line.Goods, line.Quantity))
            .OrderBy(line => line.Place).ThenBy(line => line.Goods.Product).ThenBy(line => line.Goods.Stage).ThenBy(line => line.Goods.Lot),
    ];

    /// <summary>What goes in and out again leaves none.</summary>
    /// <param name="placeOf">What stands for an end; two ends may be one.</param>
    public IEnumerable<(T Place, Goods Goods, long Quantity)> Sums<T>(Func<Spot, T> placeOf) =>
        moves.SelectMany(move => ((T Place, Goods Goods, long Quantity)[])
            [(placeOf(move.From), move.Goods, -move.Quantity), (placeOf(move.To), move.Goods, move.Quantity)])
            .GroupBy(line => (line.Place, line.Goods))
            .Select(group => (group.Key.Place, group.Key.Goods, Quantity: group.Sum(line => line.Quantity)))
            .Where(line => line.Quantity != 0);
}

internal sealed record DraftMove(Goods Goods, long Quantity, Spot From, Spot To, string Field);

internal readonly record struct LedgerLine(long Place, Goods Goods, long Quantity);

/// <summary>One end of a move: a place by its number, or an account of the books, which is opened when it is first needed.</summary>
/// <param name="Key">Of a work order or a gap; empty for the account of the home's territory.</param>
/// <param name="Field">Where a wrong place is told.</param>
internal readonly record struct Spot(long Place, PlaceKind? Books, Guid Key, string Field)
{
    public static Spot At(long place, string field = LedgerField.Place) => new(place, null, Guid.Empty, field);

    public static Spot Of(PlaceKind books, Guid key = default) => new(0, books, key, "");

    public static Spot Work(Guid order) => Of(PlaceKind.Work, order);

    public static Spot Gap(Guid key) => Of(PlaceKind.Gap, key);

    /// <summary>The end alone, wherever it is told.</summary>
    public Spot End => this with { Field = "" };
}
