namespace UsineCitoyenne.Core.Jobs;

/// <summary>How a job fares on this node since it started.</summary>
public sealed class JobStatus(ScheduledJob job)
{
    public ScheduledJob Job => job;

    /// <summary>Null before the first time.</summary>
    public DateTime? StartedAt { get; internal set; }

    /// <summary>Null while it has not ended once.</summary>
    public TimeSpan? Took { get; internal set; }

    /// <summary>What its last run that found something to do did; null when none did yet.</summary>
    public string? Done { get; internal set; }

    public DateTime? DoneAt { get; internal set; }

    /// <summary>Why the last run failed, without a personal detail; null when it did not.</summary>
    public string? Failure { get; internal set; }

    public DateTime? NextAt { get; internal set; }

    /// <summary>A restore waits for the operator's word, and the job with it.</summary>
    public bool IsHeld { get; internal set; }
}
