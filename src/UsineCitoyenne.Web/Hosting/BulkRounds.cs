using UsineCitoyenne.Core.Volunteers.Bulk;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Goes on with acts on many people that outlasted their request, and with those that a stopped process left.</summary>
internal sealed class BulkRounds(ContactBulk bulk, TimeProvider clock, ILogger<BulkRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await bulk.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "An act on many people could not go on; the next try is in five seconds.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
