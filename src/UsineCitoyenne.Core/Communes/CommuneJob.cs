using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Communes;

/// <summary>
/// Writes into the history what volunteers and organisers moved: the first confirmed volunteer, an organiser named or gone. Compares what
/// is in memory, so a round without change reads nothing. Several nodes may run it at once, and late.
/// </summary>
public sealed class CommuneJob(
    Database database, CommuneStates states, VolunteerFigures figures, Leadership leadership, TerritoryDirectory territories,
    TimeProvider clock) : IJob
{
    private const int BatchSize = 500;

    /// <returns>How many communes moved.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        await figures.RefreshAsync(cancel);
        await leadership.RefreshAsync(cancel);
        await states.RefreshAsync(cancel);
        var moved = territories.Current.Communes
            .Where(commune => states.WrittenOf(commune) is var written && CommuneProgress.FollowsFacts(written)
                && written != states.Of(commune)).ToList();
        var total = 0;
        foreach (var batch in moved.Chunk(BatchSize))
        {
            total += await database.WriteAsync(db => MoveAsync(db, batch, cancel), cancel);
        }
        await states.RefreshAsync(cancel);
        return total;
    }

    private async Task<int> MoveAsync(SiteDbContext db, Territory[] communes, CancellationToken cancel)
    {
        // Two nodes in the same round: the second waits, then finds the rows moved.
        await db.LockTableAsync<CommuneProgress>(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var codes = communes.Select(commune => commune.Code).ToList();
        var rows = await db.Set<CommuneProgress>().Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code, cancel);
        var moved = 0;
        foreach (var commune in communes)
        {
            if (!rows.TryGetValue(commune.Code, out var row))
            {
                db.Add(row = new CommuneProgress { Code = commune.Code });
            }
            var from = row.State;
            if (row.See(figures.Count(commune.Ref), leadership.IsLed(commune.Ref), now))
            {
                db.Add(new CommuneStep { Code = commune.Code, At = now, From = from, To = row.State, Why = Why(from, row.State) });
                moved++;
            }
        }
        return moved;
    }

    private static string Why(CommuneState from, CommuneState to) => to switch
    {
        CommuneState.Organised => "Une personne organise la commune",
        CommuneState.VolunteersPresent when from == CommuneState.Organised => "Plus personne n’organise la commune",
        CommuneState.VolunteersPresent => "Première inscription confirmée",
        _ => "Plus aucun bénévole",
    };

    async Task<string?> IJob.RunAsync(CancellationToken cancel) =>
        await RunAsync(cancel) is > 0 and var changed ? FrenchNumber.Count(changed, "commune a changé d’état", "communes ont changé d’état")
            : null;
}
