using UsineCitoyenne.Core.Content.Views;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Writes the views that were counted, each minute and once more when the site stops.</summary>
internal sealed class PageViewJob(PageViewCounter views, TimeProvider clock, ILogger<PageViewJob> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        try
        {
            await views.FlushAsync(cancel);
        }
        catch (StorageUnavailableException)
        {
            // Counted again, and written when the database is back, which others tell of.
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError(failure, "The views of pages could not be written; the next try is in a minute.");
        }
    }
}
