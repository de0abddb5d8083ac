using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Production;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Communes;

/// <summary>Keeps the public numbers a few seconds fresh, whatever node or command changed them.</summary>
internal sealed class FiguresJob(
    TerritoryDirectory territories, VolunteerFigures figures, Leadership leadership, CommuneStates communes, VolunteerOptions options,
    ProductionFigures production) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        await territories.ReloadIfChangedAsync(cancel);
        await figures.RefreshAsync(cancel);
        await leadership.RefreshAsync(cancel);
        await communes.RefreshAsync(cancel);
        await options.RefreshAsync(cancel);
        await production.RefreshAsync(cancel: cancel);
        return null;
    }
}
