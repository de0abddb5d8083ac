using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>
/// Contributions as rows of <see cref="LedgerDelta"/>. What a movement brings to a commune it mostly brings to all that contains it: one
/// row then names them all, where a row each would be most of the work of posting.
/// </summary>
internal static class DeltaRows
{
    public const string Table = "LedgerDelta";

    /// <summary>In the order of <see cref="PlaceLink.Levels"/>.</summary>
    public static readonly string[] Levels = [.. PlaceLink.Levels.Select(level => level.ToString())];

    public static readonly string[] Names = [.. Levels, "ProductId", "Stage", "Day", .. LedgerAmounts.Names];

    public static readonly string Columns = string.Join(", ", Names.Select(name => $"\"{name}\""));

    public static IEnumerable<object?[]> Of(Contributions contributions) =>
        from pair in contributions.Amounts
        where !pair.Value.IsZero
        group pair.Key by (pair.Key.Product, pair.Key.Stage, pair.Key.Day, pair.Value) into same
        from codes in Together(same)
        let values = same.Key.Value.Values.Select(value => (object)value)
        select (object?[])[.. codes, same.Key.Product, same.Key.Stage, same.Key.Day, .. values];

    // One territory of each level to a row, as long as there are some.
    private static List<string?[]> Together(IEnumerable<TotalKey> keys)
    {
        var rows = new List<string?[]>(1);
        foreach (var key in keys)
        {
            var level = Array.IndexOf(PlaceLink.Levels, key.Kind);
            if (rows.Find(row => row[level] is null) is not { } free)
            {
                rows.Add(free = new string?[Levels.Length]);
            }
            free[level] = key.Code;
        }
        return rows;
    }
}
