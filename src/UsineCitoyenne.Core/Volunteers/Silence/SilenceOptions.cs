namespace UsineCitoyenne.Core.Volunteers.Silence;

/// <summary>
/// What becomes of a volunteer who gives no sign of life, in days since the last one. Section <c>Site:Silence</c>. No step is skipped:
/// where the site was stopped or the rule is new, the days between two steps are still given.
/// </summary>
public sealed class SilenceOptions
{
    /// <summary>A mail asks: still available, a pause, or leave?</summary>
    public int AskAfterDays { get; set; } = 60;

    /// <summary>It is asked a second time.</summary>
    public int RemindAfterDays { get; set; } = 90;

    /// <summary>The entry leaves the usual views.</summary>
    public int FadeAfterDays { get; set; } = 120;

    /// <summary>Nobody reads it any more.</summary>
    public int ArchiveAfterDays { get; set; } = 180;

    /// <summary>It is erased.</summary>
    public int EraseAfterDays { get; set; } = 365;

    public bool IsValid => AskAfterDays > 0 && RemindAfterDays > AskAfterDays && FadeAfterDays > RemindAfterDays
        && ArchiveAfterDays > FadeAfterDays && EraseAfterDays > ArchiveAfterDays;

    /// <summary>How long an entry stays as it is before the next step.</summary>
    internal TimeSpan StaysAs(Freshness freshness) => TimeSpan.FromDays(freshness switch
    {
        Freshness.Fresh => AskAfterDays,
        Freshness.Asked => RemindAfterDays - AskAfterDays,
        Freshness.Reminded => FadeAfterDays - RemindAfterDays,
        Freshness.Faded => ArchiveAfterDays - FadeAfterDays,
        _ => EraseAfterDays - ArchiveAfterDays,
    });
}
