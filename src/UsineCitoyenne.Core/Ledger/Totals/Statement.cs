using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <param name="To">Included.</param>
/// <param name="Stages">Those where something happened, in their order.</param>
public sealed record Statement(TerritoryRef Territory, long Product, DateOnly From, DateOnly To, IReadOnlyList<StageStatement> Stages)
{
    /// <summary>All stages together: what went from one to the next cancels.</summary>
    public StatementLine Total { get; } = Stages.Aggregate(default(StatementLine), (sum, stage) => sum + stage.Line);

    public StatementLine Stage(int number) => Stages.FirstOrDefault(stage => stage.Stage == number)?.Line ?? default;
}

/// <param name="Stage">From 1.</param>
public sealed record StageStatement(int Stage, StatementLine Line);

/// <summary>Opening + received + produced + in − out = distributed + rejected + lost + gap + on hand. In the product's unit.</summary>
/// <param name="Opening">On hand at the end of the day before.</param>
/// <param name="Received">From suppliers and gifts.</param>
/// <param name="Produced">Out of work orders, less what went into them.</param>
/// <param name="In">What came over the border of the territory; between its parts nothing does.</param>
/// <param name="Gap">Missing where it is over zero, found and not written where it is under.</param>
/// <param name="OnHand">At the end of the last day.</param>
public readonly record struct StatementLine(
    long Opening, long Received, long Produced, long In, long Out, long Distributed, long Rejected, long Lost, long Gap, long OnHand)
{
    public bool Balances => Opening + Received + Produced + In - Out == Distributed + Rejected + Lost + Gap + OnHand;

    public static StatementLine operator +(StatementLine one, StatementLine other) => new(
        one.Opening + other.Opening, one.Received + other.Received, one.Produced + other.Produced, one.In + other.In, one.Out + other.Out,
        one.Distributed + other.Distributed, one.Rejected + other.Rejected, one.Lost + other.Lost, one.Gap + other.Gap,
        one.OnHand + other.OnHand);
}
