using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Communes;

/// <summary>
/// Where each commune stands, for public pages: held in memory, which ask no database. <see cref="RefreshAsync"/> is called each few
/// seconds.
/// What the facts decide is answered from the facts, so that no page waits for a round.
/// </summary>
public sealed class CommuneStates(Database database, VolunteerFigures figures, Leadership leadership)
{
    private volatile FrozenDictionary<string, CommuneProgress> rows = FrozenDictionary<string, CommuneProgress>.Empty;
    private long? revision;

    /// <summary>What public pages show has changed, whoever refreshed it.</summary>
    public event Action? Changed;

    public CommuneState Of(Territory commune) => rows.GetValueOrDefault(commune.Code) is { } row && !CommuneProgress.FollowsFacts(row.State)
        ? row.State
        : CommuneProgress.FromFacts(figures.Count(commune.Ref), leadership.IsLed(commune.Ref));

    /// <summary>What the town hall committed itself to; null for nothing.</summary>
    public Commitment? CommitmentOf(Territory commune) => rows.GetValueOrDefault(commune.Code)?.Commitment;

    /// <summary>Communes whose town hall committed itself.</summary>
    public int Committed => rows.Values.Count(row => row.CommittedOn is not null);

    /// <summary>Communes that produce.</summary>
    public int Producing => rows.Values.Count(row => row.State == CommuneState.Producing);

    /// <summary>The state that is written down; <see cref="CommuneState.Sleeping"/> for none.</summary>
    internal CommuneState WrittenOf(Territory commune) => rows.GetValueOrDefault(commune.Code)?.State ?? CommuneState.Sleeping;

    /// <summary>True when something changed.</summary>
    public async Task<bool> RefreshAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var last = await db.Set<CommuneStep>().MaxAsync(row => (long?)row.Id, cancel) ?? 0;
        if (last == revision)
        {
            return false;
        }
        rows = (await db.Set<CommuneProgress>().ToListAsync(cancel)).ToFrozenDictionary(row => row.Code);
        revision = last;
        Changed?.Invoke();
        return true;
    }
}
