using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Content.Scheduling;

namespace UsineCitoyenne.Core.Content.Publication;

/// <summary>Looks every two seconds for pages whose date has come, and for publications left to do: those of before a restart too.</summary>
internal sealed class PublicationRounds(ScheduleWorker schedule, PublicationWorker tasks, TimeProvider clock, ILogger<PublicationRounds> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await schedule.RunDueAsync(stoppingToken);
                await tasks.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "Planned publications could not be done; the next try is in {Seconds} s.", Interval.TotalSeconds);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
