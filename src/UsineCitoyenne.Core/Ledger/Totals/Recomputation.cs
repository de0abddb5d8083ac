using System.Data.Common;
using System.Runtime.InteropServices;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>
/// Lines added, what is stored subtracted: nothing must remain. Rows of a territory and product are told apart by a number that stands for
/// their stage, day and column, multiplied by what they hold: two different tables have one sum in 2⁶⁴.
/// </summary>
/// <param name="only">Keeps every row of these instead.</param>
internal sealed class Recomputation(
    IReadOnlyDictionary<long, PlaceGeography> places, IReadOnlySet<(TerritoryKind, string, long)>? only = null)
{
    private const int MostTold = 200;
    private readonly Contributions contributions = new();
    private readonly List<LedgerLine> lines = [];
    private readonly Dictionary<Goods, long> sums = [];
    private readonly Dictionary<long, (long Into, long OutOf)> work = [];
    private readonly Dictionary<(TerritoryKind Kind, string Code, long Product), ulong> marks = [];
    private readonly Dictionary<(long Place, Goods Goods), long> balances = [];
    private readonly Dictionary<TotalKey, long[]> rows = [];
    private readonly List<string> differences = [];
    private (long Id, DateOnly Day) current;

    public long Movements { get; private set; }

    public long Lines { get; private set; }

    public IReadOnlySet<(TerritoryKind, string, long)> Suspects =>
        marks.Where(mark => mark.Value != 0).Select(mark => mark.Key).ToHashSet();

    /// <summary>The rows that differ, by what they lack.</summary>
    public IEnumerable<(TotalKey Key, long[] Values)> Totals =>
        rows.Where(row => row.Value.Any(value => value != 0)).Select(row => (row.Key, row.Value));

    /// <summary>The balances that differ, by what they lack.</summary>
    public IEnumerable<LedgerLine> Balances => balances.Where(balance => balance.Value != 0)
        .Select(balance => new LedgerLine(balance.Key.Place, balance.Key.Goods, balance.Value));

    public IReadOnlyList<string> Differences =>
    [
        .. differences,
        .. Balances.Take(MostTold).Select(balance =>
            $"endroit {balance.Place}, produit {balance.Goods.Product}, étape {balance.Goods.Stage}, "
            + $"lot {balance.Goods.Lot} : "
            + $"{balance.Quantity:+0;-0} dans les lignes par rapport au solde gardé"),
    ];

    public void Add(DbDataReader row)
    {
        if (row.GetInt64(0) is var id && id != current.Id)
        {
            End();
            current = (id, row.GetFieldValue<DateOnly>(1));
        }
        var line = new LedgerLine(row.GetInt64(2), new Goods(row.GetInt64(3), row.GetInt32(4), row.GetInt64(5)), row.GetInt64(6));
        lines.Add(line);
        Lines++;
        var kind = places[line.Place].Kind;
        if (kind.IsPhysical() || kind == PlaceKind.Gap)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(balances, (line.Place, line.Goods), out _) += line.Quantity;
        }
        else if (kind == PlaceKind.Work)
        {
            ref var product = ref CollectionsMarshal.GetValueRefOrAddDefault(work, line.Goods.Product, out _);
            (product.Into, product.OutOf) = line.Quantity > 0
                ? (product.Into + line.Quantity, product.OutOf)
                : (product.Into, product.OutOf - line.Quantity);
        }
    }

    /// <summary>The movement that was being read is whole.</summary>
    public void End()
    {
        if (lines.Count == 0)
        {
            return;
        }
        Movements++;
        sums.Clear();
        foreach (var line in lines)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sums, line.Goods, out _) += line.Quantity;
        }
        if (sums.Values.Any(sum => sum != 0) && differences.Count < MostTold)
        {
            differences.Add($"mouvement {current.Id} : ses lignes ne se compensent pas");
        }
        if (!WorkIsWhole() && differences.Count < MostTold)
        {
            differences.Add($"mouvement {current.Id} : ce qui entre dans l’ordre de travail n’en ressort pas");
        }
        contributions.Add(current.Day, lines, places);
        foreach (var (key, amounts) in contributions.Amounts)
        {
            Note(key, amounts.Values, 1);
        }
        contributions.Clear();
        lines.Clear();
        work.Clear();
    }

    // Something goes in and something comes out; of a product that does both, as much.
    private bool WorkIsWhole() => work.Count == 0
        || (work.Values.Any(product => product.Into > 0) && work.Values.Any(product => product.OutOf > 0)
            && work.Values.All(product => product.Into == 0 || product.OutOf == 0 || product.Into == product.OutOf));

    public void SubtractBalance(DbDataReader row)
    {
        var (place, goods) = (row.GetInt64(0), new Goods(row.GetInt64(1), row.GetInt32(2), row.GetInt64(3)));
        if (places[place].Kind is var kind && (kind.IsPhysical() || kind == PlaceKind.Gap))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(balances, (place, goods), out _) -= row.GetInt64(4);
        }
    }

    public void SubtractTotal(DbDataReader row)
    {
        var (kind, day) = ((TerritoryKind)row.GetInt32(0), row.GetFieldValue<DateOnly>(4));
        var key = new TotalKey(kind, row.GetString(1), row.GetInt64(2), row.GetInt32(3), day);
        var values = new long[LedgerAmounts.Names.Length];
        for (var column = 0; column < values.Length; column++)
        {
            values[column] = row.GetInt64(5 + column);
        }
        Note(key, values, -1);
    }

    public void Tell(Recomputation detail) => differences.AddRange(
        from row in detail.rows.OrderBy(row => row.Key.Kind).ThenBy(row => row.Key.Code, StringComparer.Ordinal).ThenBy(row => row.Key.Day)
            .Where(row => row.Value.Any(value => value != 0)).Take(MostTold)
        from column in Enumerable.Range(0, row.Value.Length)
        where row.Value[column] != 0
        select $"{new TerritoryRef(row.Key.Kind, row.Key.Code)}, produit {row.Key.Product}, étape {row.Key.Stage}, "
            + $"{row.Key.Day:yyyy-MM-dd}, {LedgerAmounts.Names[column]} : {row.Value[column]:+0;-0} dans les lignes par rapport au total "
            + "gardé");

    private void Note(in TotalKey key, long[] values, int sign)
    {
        var owner = (key.Kind, key.Code, key.Product);
        if (only is null)
        {
            ref var mark = ref CollectionsMarshal.GetValueRefOrAddDefault(marks, owner, out _);
            for (var column = 0; column < values.Length; column++)
            {
                mark += values[column] == 0 ? 0 : unchecked((ulong)(sign * values[column]) * MarkOf(key.Stage, key.Day.DayNumber, column));
            }
            return;
        }
        if (!only.Contains(owner))
        {
            return;
        }
        var row = CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out _) ??= new long[values.Length];
        for (var column = 0; column < values.Length; column++)
        {
            row[column] += sign * values[column];
        }
    }

    // SplitMix64, made odd: no multiple of it but zero is zero.
    private static ulong MarkOf(int stage, int day, int column)
    {
        unchecked
        {
            var mixed = ((ulong)(uint)day << 32 | (ulong)(ushort)stage << 8 | (byte)column) + 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (mixed ^ (mixed >> 31)) | 1;
        }
    }
}
