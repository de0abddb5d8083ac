using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Territories.Mergers;

/// <summary>
/// After a new edition of the official code, moves relays, mandates and states to the communes of today. Volunteers keep the code that they
/// declared: the gazetteer answers for it, so old totals can be made again.
/// </summary>
public sealed class MergerJob(Database database, TerritoryDirectory territories, IEnumerable<IFollowsMergers> followers) : IJob
{
    private Gazetteer? done;

    /// <returns>How many entries moved; nothing is read again until another edition is loaded.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var gazetteer = territories.Current;
        if (ReferenceEquals(gazetteer, done))
        {
            return 0;
        }
        var moved = 0;
        foreach (var follower in followers)
        {
            moved += await database.WriteAsync(db => follower.FollowAsync(db, gazetteer, cancel), cancel);
        }
        done = gazetteer;
        return moved;
    }

    async Task<string?> IJob.RunAsync(CancellationToken cancel) =>
        await RunAsync(cancel) is > 0 and var moved ? FrenchNumber.Count(moved, "fiche a suivi une fusion", "fiches ont suivi une fusion")
            : null;
}
