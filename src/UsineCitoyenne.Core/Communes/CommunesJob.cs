using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Communes;

/// <summary>Follows what a new edition of the official code merged, then the communes whose facts changed.</summary>
internal sealed class CommunesJob(MergerRound mergers, CommuneUpkeep communes) : IJob
{
    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        var moved = await mergers.RunAsync(cancel);
        var changed = await communes.RunAsync(cancel);
        return moved + changed == 0 ? null : $"{moved} fiches ont suivi une fusion, {changed} communes ont changé d’état";
    }
}
