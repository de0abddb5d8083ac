using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>What of the audit somebody may read. Only standing mandates make one: the constructor is internal.</summary>
public sealed class JournalReader
{
    /// <param name="territories">Empty for who reads all.</param>
    internal JournalReader(long accountId, bool readsAll, IReadOnlyList<TerritoryRef> territories, string auditName)
    {
        AccountId = accountId;
        ReadsAll = readsAll;
        Territories = territories;
        AuditName = auditName;
    }

    public long AccountId { get; }

    public bool ReadsAll { get; }

    public IReadOnlyList<TerritoryRef> Territories { get; }

    /// <summary>The territories as the audit writes them.</summary>
    internal string AuditName { get; }
}
