using System.Runtime.InteropServices;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>
/// What movements bring to the totals of each territory and day. It depends on nothing but the lines and the links of their places, and
/// adds up: totals can be made again at any time, and corrected by what changed.
/// </summary>
internal sealed class Contributions
{
    private readonly Dictionary<TotalKey, LedgerAmounts> amounts = [];
    private readonly Dictionary<(string Code, Goods Goods), long> nets = [];

    public IReadOnlyDictionary<TotalKey, LedgerAmounts> Amounts => amounts;

    public void Clear() => amounts.Clear();

    /// <param name="sign">-1 takes back what was added before.</param>
    public void Add(DateOnly day, IReadOnlyList<LedgerLine> lines, IReadOnlyDictionary<long, PlaceGeography> places, int sign = 1)
    {
        foreach (var level in PlaceLink.Levels)
        {
            nets.Clear();
            foreach (var line in lines)
            {
                var place = places[line.Place];
                if (place.At(day).At(level) is { } code)
                {
                    At(level, code, line.Goods, day).Add(place.Kind, sign * line.Quantity);
                    CollectionsMarshal.GetValueRefOrAddDefault(nets, (code, line.Goods), out _) += line.Quantity;
                }
            }
            foreach (var ((code, goods), net) in nets)
            {
                At(level, code, goods, day).Cross(net, sign);
            }
        }
        foreach (var line in lines)
        {
            Carry(day, line, places[line.Place], sign);
        }
    }

    // What a place holds goes with it when its territory changes: out of the one on that day, into the other. The books stay where they
    // were.
    private void Carry(DateOnly day, LedgerLine line, PlaceGeography place, int sign)
    {
        for (var index = 1; index < place.Links.Count && place.Kind.IsPhysical(); index++)
        {
            var (before, after) = (place.Links[index - 1], place.Links[index]);
            if (after.From <= day)
            {
                continue;
            }
            foreach (var level in PlaceLink.Levels)
            {
                if (before.At(level) == after.At(level))
                {
                    continue;
                }
                if (before.At(level) is { } left)
                {
                    ref var amount = ref At(level, left, line.Goods, after.From);
                    amount.OnHand -= sign * line.Quantity;
                    amount.Out += sign * line.Quantity;
                }
                if (after.At(level) is { } entered)
                {
                    ref var amount = ref At(level, entered, line.Goods, after.From);
                    amount.OnHand += sign * line.Quantity;
                    amount.In += sign * line.Quantity;
                }
            }
        }
    }

    private ref LedgerAmounts At(TerritoryKind level, string code, Goods goods, DateOnly day) =>
        ref CollectionsMarshal.GetValueRefOrAddDefault(amounts, new TotalKey(level, code, goods.Product, goods.Stage, day), out _);
}
