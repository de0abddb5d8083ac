using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace UsineCitoyenne.Core.Content.Versions;

/// <summary>Cleans up each day, and at start.</summary>
internal sealed class VersionCleanupRounds(VersionCleanup cleanup, TimeProvider clock, ILogger<VersionCleanupRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                logger.LogInformation("{Count} old versions of pages deleted.", await cleanup.RunAsync(stoppingToken));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "Old versions could not be deleted; the next try is tomorrow.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
