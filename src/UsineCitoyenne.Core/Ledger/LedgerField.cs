namespace UsineCitoyenne.Core.Ledger;

/// <summary>The fields that a refusal names. In a list the place follows: <c>Quantity[2]</c>.</summary>
public static class LedgerField
{
    /// <summary>The gesture as a whole.</summary>
    public const string Key = "Key";
    public const string On = "On";
    public const string Slip = "Slip";
    public const string Place = "Place";
    public const string To = "To";
    public const string Goods = "Goods";
    public const string Quantity = "Quantity";
    public const string Rejected = "Rejected";
    public const string Lost = "Lost";
    public const string Reason = "Reason";
    public const string Movement = "Movement";
    public const string Why = "Why";

    public static string At(string field, int index) => FormattableString.Invariant($"{field}[{index}]");
}
