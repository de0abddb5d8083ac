using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Privacy.Retention;

/// <summary>Erases what has been kept long enough. Each rule runs by itself: one that fails stops no other.</summary>
internal sealed class RetentionJob(DataRetention retention) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        var report = await retention.RunAsync(cancel);
        if (report.Failures.Count > 0)
        {
            throw new AggregateException($"These rules failed: {string.Join(", ", report.Failures.Keys)}.", report.Failures.Values);
        }
        var erased = report.Counts.Values.Sum();
        return erased == 0 ? null : FrenchNumber.Count(erased, "effacement ou rappel", "effacements et rappels");
    }
}
