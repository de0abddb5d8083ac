using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>The columns of <see cref="LedgerFigures"/>, to be added up.</summary>
internal struct LedgerAmounts
{
    /// <summary>In the order of <see cref="Values"/>.</summary>
    public const string Columns =
        "\"OnHand\", \"Received\", \"Produced\", \"Distributed\", \"Rejected\", \"Lost\", \"Gap\", \"In\", \"Out\"";

    public long OnHand;
    public long Received;
    public long Produced;
    public long Distributed;
    public long Rejected;
    public long Lost;
    public long Gap;
    public long In;
    public long Out;

    public readonly long[] Values => [OnHand, Received, Produced, Distributed, Rejected, Lost, Gap, In, Out];

    public readonly bool IsZero => (OnHand, Received, Produced, Distributed, Rejected, Lost, Gap, In, Out) == default;

    public static string[] Names { get; } = Columns.Replace("\"", "", StringComparison.Ordinal).Split(", ");

    /// <summary>What a line brings to the territory of its place. What left a supplier or a work order came in.</summary>
    public void Add(PlaceKind kind, long quantity)
    {
        switch (kind)
        {
            case PlaceKind.Supplier:
                Received -= quantity;
                break;
            case PlaceKind.Work:
                Produced -= quantity;
                break;
            case PlaceKind.Distributed:
                Distributed += quantity;
                break;
            case PlaceKind.Lost:
                Lost += quantity;
                break;
            case PlaceKind.Rejected:
                Rejected += quantity;
                break;
            case PlaceKind.Gap:
                Gap += quantity;
                break;
            default:
                OnHand += quantity;
                break;
        }
    }

    /// <param name="net">What crossed the border of the territory, in one movement, of one thing.</param>
    /// <param name="sign">-1 takes back what was added before.</param>
    public void Cross(long net, int sign)
    {
        if (net > 0)
        {
            In += sign * net;
        }
        else
        {
            Out -= sign * net;
        }
    }
}

/// <summary>The key of <see cref="LedgerTotal"/>.</summary>
internal readonly record struct TotalKey(Territories.TerritoryKind Kind, string Code, long Product, int Stage, DateOnly Day);
