using UsineCitoyenne.Core.Content.Import;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>What an import did, file by file, in the order of import.</summary>
public sealed record USyncReport(IReadOnlyList<ImportResult> Results)
{
    public int Count(ImportOutcome outcome) => Results.Count(result => result.Outcome == outcome);

    public IEnumerable<ImportResult> Refused => Results.Where(result => result.Outcome == ImportOutcome.Refused);

    /// <summary>One line for the log, in French.</summary>
    public override string ToString() =>
        $"{Count(ImportOutcome.Created)} créés, {Count(ImportOutcome.Changed)} modifiés, {Count(ImportOutcome.Same)} inchangés, "
        + $"{Count(ImportOutcome.Refused)} refusés";
}
