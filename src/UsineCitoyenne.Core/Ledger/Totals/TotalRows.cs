using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>The columns of <see cref="LedgerTotal"/>, and the deltas as if each were one of its rows.</summary>
internal static class TotalRows
{
    public static readonly string[] Names = ["Kind", "Code", "ProductId", "Stage", "Day", .. LedgerAmounts.Names];

    public static readonly string Columns = string.Join(", ", Names.Select(name => $"\"{name}\""));

    /// <param name="where">Which deltas, in SQL.</param>
    public static string OfDeltas(string where) => string.Join("\nUNION ALL\n", PlaceLink.Levels.Select(level =>
        $"SELECT {(int)level} AS \"Kind\", \"{level}\" AS \"Code\", \"ProductId\", \"Stage\", \"Day\", {LedgerAmounts.Columns} "
        + $"FROM \"LedgerDelta\" WHERE \"{level}\" IS NOT NULL AND {where}"));

    public static IEnumerable<object?[]> Of(Contributions contributions) =>
        from pair in contributions.Amounts
        where !pair.Value.IsZero
        let key = pair.Key
        select (object?[])[(int)key.Kind, key.Code, key.Product, key.Stage, key.Day, .. pair.Value.Values.Select(value => (object)value)];
}
