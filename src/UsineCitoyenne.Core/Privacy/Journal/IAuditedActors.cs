using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>Who the accounts of the audit are, and which role they acted under.</summary>
public interface IAuditedActors
{
    /// <summary>Those of these accounts that still exist.</summary>
    internal Task<IReadOnlyDictionary<long, AuditedActor>> FindAsync(
        SiteDbContext db, IReadOnlyCollection<long> accounts, CancellationToken cancel);

    /// <summary>Which accounts hold or held a role where.</summary>
    internal Task<IReadOnlyList<(long AccountId, TerritoryRef Territory)>> PlacesAsync(SiteDbContext db, CancellationToken cancel);
}

/// <param name="RoleAt">The role at a moment, for an act under a territory; null for none.</param>
internal sealed record AuditedActor(long AccountId, string Name, Func<DateTime, TerritoryRef?, string?> RoleAt);
