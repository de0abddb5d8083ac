using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Keeps the public numbers a few seconds fresh, whatever node or command changed them.</summary>
internal sealed class FiguresRefresher(
    TerritoryDirectory territories, VolunteerFigures figures, Leadership leadership, CommuneStates communes, VolunteerOptions options, PublicMemo memo,
    ILogger<FiguresRefresher> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await territories.ReloadIfChangedAsync(stoppingToken))
                {
                    memo.Clear();
                }
                await figures.RefreshAsync(stoppingToken);
                await leadership.RefreshAsync(stoppingToken);
                await communes.RefreshAsync(stoppingToken);
                await options.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The public numbers could not be refreshed; the last ones stay.");
            }
        }
    }
}
