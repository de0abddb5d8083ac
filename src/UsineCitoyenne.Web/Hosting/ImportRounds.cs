using UsineCitoyenne.Core.Volunteers.Import;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Runs the imports that responsables launched, a few seconds after.</summary>
internal sealed class ImportRounds(ImportWorker worker, TimeProvider clock, ILogger<ImportRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                if (await worker.RunAsync(stoppingToken) is > 0 and var done)
                {
                    logger.LogInformation("Imports: {Done} brought to their end.", done);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The round of imports failed; the next one comes in two seconds.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
