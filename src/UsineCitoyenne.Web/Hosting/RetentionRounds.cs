using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Volunteers.Retention;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Erases each day, and at start, what has been kept long enough.</summary>
internal sealed class RetentionRounds(DataRetention retention, RestoreReview restore, TimeProvider clock, ILogger<RetentionRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                if (await restore.OpenAsync(stoppingToken) is not null)
                {
                    // A backup was put back: what time asks for waits for the operator, as the mails do.
                    continue;
                }
                var report = await retention.RunAsync(stoppingToken);
                foreach (var (rule, failure) in report.Failures)
                {
                    logger.LogError(failure, "What is out of date by the rule {Rule} could not be erased; the next try is tomorrow.", rule);
                }
                logger.LogInformation("Retention: {Figures}.", string.Join(", ", report.Counts.Select(figure => $"{figure.Key} {figure.Value}")));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "What is out of date could not be erased; the next try is tomorrow.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
