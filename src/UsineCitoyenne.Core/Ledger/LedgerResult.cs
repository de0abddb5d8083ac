namespace UsineCitoyenne.Core.Ledger;

/// <summary>The answer to a gesture; the same one when it is sent again.</summary>
/// <param name="Movement">Number of what was recorded; 0 when it was refused, or when a count found what was written.</param>
/// <param name="Errors">What is wrong, by field of <see cref="LedgerField"/>, in French; empty when it is recorded.</param>
public sealed record LedgerResult(long Movement, IReadOnlyDictionary<string, string> Errors)
{
    public bool Done => Errors.Count == 0;

    internal static LedgerResult Of(long movement) => new(movement, new Dictionary<string, string>());

    internal static LedgerResult Refused(string field, string why) => new(0, new Dictionary<string, string> { [field] = why });
}
