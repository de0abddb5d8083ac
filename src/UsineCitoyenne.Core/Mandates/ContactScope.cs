using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>
/// The territories whose volunteers an account may read. Only standing mandates make one, and for editors <see cref="EditorScopes"/>
/// (the constructor is internal); every read of contact details asks for one: there is no other way in.
/// </summary>
public sealed class ContactScope
{
    internal ContactScope(long accountId, IReadOnlyList<TerritoryRef> territories)
    {
        AccountId = accountId;
        Territories = territories;
    }

    public long AccountId { get; }

    public IReadOnlyList<TerritoryRef> Territories { get; }

    public bool IncludesNation => Territories.Contains(TerritoryRef.Nation);

    /// <summary>True for one of these territories and for those below.</summary>
    internal bool Covers(TerritoryRef territory, Gazetteer gazetteer) => Territories.Any(held => gazetteer.Lies(territory, held));

    /// <summary>As the audit writes it: at most 40 characters, the first territory and how many more.</summary>
    internal string AuditName => Territories.Count == 1 ? Territories[0].ToString() : $"{Territories[0]} +{Territories.Count - 1}";
}
