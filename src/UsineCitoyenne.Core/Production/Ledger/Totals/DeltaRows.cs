namespace UsineCitoyenne.Core.Production.Ledger.Totals;

/// <summary>Contributions as rows of <see cref="LedgerDelta"/>.</summary>
internal static class DeltaRows
{
    public const string Table = "LedgerDelta";

    public static readonly string[] Names = ["Kind", "Code", "ProductId", "Stage", "Day", .. LedgerAmounts.Names];

    public static readonly string Columns = string.Join(", ", Names.Select(name => $"\"{name}\""));

    public static IEnumerable<object?[]> Of(Contributions contributions) =>
        from pair in contributions.Amounts
        where !pair.Value.IsZero
        let key = pair.Key
        select (object?[])[(int)key.Kind, key.Code, key.Product, key.Stage, key.Day, .. pair.Value.Values.Select(value => (object)value)];
}
