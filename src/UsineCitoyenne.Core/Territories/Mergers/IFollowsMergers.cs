using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Territories.Mergers;

/// <summary>
/// A module that keeps something by the code of a commune and moves it when communes merge. Each module moves its own tables.
/// </summary>
public interface IFollowsMergers
{
    /// <summary>
    /// Moves what stands on an old code to the commune of today, with its trace, in the caller's transaction. Doing it twice changes
    /// nothing.
    /// </summary>
    /// <returns>How many entries moved.</returns>
    internal Task<int> FollowAsync(SiteDbContext db, Gazetteer gazetteer, CancellationToken cancel);
}
