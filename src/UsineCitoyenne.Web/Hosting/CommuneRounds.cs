using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Each minute, and at start: what a new edition of the official code merged moves, then the communes whose facts changed.</summary>
internal sealed class CommuneRounds(MergerRound mergers, CommuneUpkeep communes, TimeProvider clock, ILogger<CommuneRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                var moved = await mergers.RunAsync(stoppingToken);
                var changed = await communes.RunAsync(stoppingToken);
                if (moved + changed > 0)
                {
                    logger.LogInformation("Communes: {Moved} entries followed a merger, {Changed} states changed.", moved, changed);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The communes could not be looked after; the next try is in a minute.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
