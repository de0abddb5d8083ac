namespace UsineCitoyenne.Core.Data.Restoring;

/// <summary>
/// What a module owes at a time: after a restore, what was due before it is held until the operator says whether it still has to be done.
/// </summary>
public interface IHeldObligations
{
    /// <summary>« courriels en attente ».</summary>
    internal string Name { get; }

    internal Task<int> CountAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel);

    /// <summary>Gives them up.</summary>
    internal Task DropAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel);
}
