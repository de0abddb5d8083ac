namespace UsineCitoyenne.Core.Jobs;

/// <summary>
/// Recurring work, run by <see cref="JobScheduler"/> as <see cref="JobSchedule"/> says. Done again it does no harm: a stop may cut it
/// anywhere, and every node runs it.
/// </summary>
public interface IJob
{
    /// <returns>What was done, in French, for the log and for operators; null when there was nothing to do.</returns>
    Task<string?> RunAsync(CancellationToken cancel);
}
