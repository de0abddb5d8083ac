using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Volunteers.Silence;

/// <summary>One step of a silence: who has been as they are for long enough goes to the next.</summary>
internal sealed class SilenceRetention(SilenceSteps steps, RetentionRule rule, Freshness from) : IRetention
{
    public RetentionRule Rule => rule;

    public Task<int> CountAsync(CancellationToken cancel) => steps.CountAsync(from, cancel);

    public Task<int> RunAsync(CancellationToken cancel) => steps.RunAsync(from, cancel);
}
