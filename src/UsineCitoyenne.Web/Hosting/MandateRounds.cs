using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Mandates.Upkeep;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Each minute, and at start, tells what time did to mandates. What happened while the site was stopped is told then.</summary>
internal sealed class MandateRounds(MandateUpkeep upkeep, RestoreReview restore, TimeProvider clock, ILogger<MandateRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

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
                var report = await upkeep.RunAsync(stoppingToken);
                if (report != new UpkeepReport(0, 0, 0, 0, 0))
                {
                    logger.LogInformation(
                        "Mandates: {Ended} ends told, {Announced} announced, {Silent} silences told, {PassedOn} candidacies passed on, {Erased} erased.",
                        report.Ended, report.Announced, report.Silent, report.PassedOn, report.Erased);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The mandates could not be looked after; the next try is in a minute.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
