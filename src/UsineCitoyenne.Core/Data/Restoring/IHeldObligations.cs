namespace UsineCitoyenne.Core.Data.Restoring;

/// <summary>What a module owes at a time: after a restore, what was due before it is held until the operator says whether it still has to be done.</summary>
internal interface IHeldObligations
{
    /// <summary>« courriels en attente ».</summary>
    string Name { get; }

    Task<int> CountAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel);

    /// <summary>Gives them up.</summary>
    Task DropAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel);
}
