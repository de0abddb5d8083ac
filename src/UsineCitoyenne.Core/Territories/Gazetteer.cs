using System.Collections.Immutable;
using System.Runtime.InteropServices;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Territories;

/// <summary>Every territory of today in memory: immutable, read by all requests at once, replaced whole after an import.</summary>
public sealed class Gazetteer
{
    internal const string SitePrefix = "agirlocal";

    private readonly Dictionary<string, Territory>[] byCode;
    private readonly Dictionary<string, string> aliases;
    private readonly Lazy<ILookup<string, string>> otherCodes;

    // Made by the first search: the first page does not wait for them.
    private readonly Lazy<PostcodeIndex> postcodes;
    private readonly Lazy<NameIndex> names;

    internal Gazetteer(
        Territory nation,
        Territory[] regions,
        Territory[] departements,
        Territory[] epcis,
        Territory[] communes,
        Dictionary<string, Territory>[] byCode,
        Dictionary<string, string> aliases)
    {
        Nation = nation;
        Regions = ImmutableCollectionsMarshal.AsImmutableArray(regions);
        Departements = ImmutableCollectionsMarshal.AsImmutableArray(departements);
        Epcis = ImmutableCollectionsMarshal.AsImmutableArray(epcis);
        Communes = ImmutableCollectionsMarshal.AsImmutableArray(communes);
        this.byCode = byCode;
        this.aliases = aliases;
        postcodes = new(() => new PostcodeIndex(Found()));
        names = new(() => new NameIndex(Found()));
        otherCodes = new(() => byCode[((int)TerritoryKind.Commune + 1)..].SelectMany(parts => parts.Values)
            .Select(part => (part.Code, Commune: part.Commune?.Code ?? "")).Concat(aliases.Select(alias => (Code: alias.Key, Commune: alias.Value)))
            .ToLookup(pair => pair.Commune, pair => pair.Code));
    }

    public Territory Nation { get; }

    /// <summary>By code, with the overseas collectivities, which are région and département at once.</summary>
    public ImmutableArray<Territory> Regions { get; }

    /// <summary>By code.</summary>
    public ImmutableArray<Territory> Departements { get; }

    /// <summary>By name.</summary>
    public ImmutableArray<Territory> Epcis { get; }

    /// <summary>By name.</summary>
    public ImmutableArray<Territory> Communes { get; }

    /// <summary>Null where no territory of today has this code; <see cref="CurrentCommune"/> understands old ones.</summary>
    public Territory? Find(TerritoryRef territory) => Find(territory.Kind, territory.Code);

    public Territory? Find(TerritoryKind kind, string? code) =>
        code is not null && (int)kind >= 0 && (int)kind < byCode.Length ? byCode[(int)kind].GetValueOrDefault(code) : null;

    /// <summary>
    /// Today's commune for an Insee code that may be old, or that of a commune déléguée or associée or of an arrondissement municipal.
    /// Null where the code is unknown.
    /// </summary>
    public Territory? CurrentCommune(string? anyCode)
    {
        if (anyCode is null)
        {
            return null;
        }
        for (var kind = TerritoryKind.Commune; (int)kind < byCode.Length; kind++)
        {
            if (byCode[(int)kind].TryGetValue(anyCode, out var territory))
            {
                return territory.Commune;
            }
        }
        return aliases.TryGetValue(anyCode, out var current) ? Find(TerritoryKind.Commune, current) : null;
    }

    /// <summary>Every code that leads to this commune of today: its own, those of its parts, those it had.</summary>
    public IReadOnlyList<string> CodesOf(Territory commune) => [commune.Code, .. otherCodes.Value[commune.Code]];

    /// <summary>By name. Itself for a commune, its commune for a part of one.</summary>
    public IReadOnlyList<Territory> CommunesOf(Territory territory) => territory.Commune is { } commune ? [commune] : territory.Members;

    /// <summary>Null where the département has no such commune.</summary>
    public Territory? CommuneBySlug(Territory departement, string slug)
    {
        var communes = departement.Members;
        var (low, high) = (0, communes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(communes[middle].Slug, slug);
            if (order == 0)
            {
                return communes[middle];
            }
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return null;
    }

    /// <summary>The département of a site's folder, <c>agirlocal95</c>, in any case. Null where there is none.</summary>
    public Territory? DepartementBySite(string? site) => site is not null && site.StartsWith(SitePrefix, StringComparison.OrdinalIgnoreCase)
        ? Find(TerritoryKind.Departement, site[SitePrefix.Length..].ToUpperInvariant())
        : null;

    /// <summary>The communes that have this postcode, the largest first: a postcode may serve forty, and a commune have twenty.</summary>
    public IReadOnlyList<Territory> CommunesByPostcode(string? postcode) =>
    [
        .. postcodes.Value.Exactly(postcode)
            .Where(territory => territory.Kind == TerritoryKind.Commune)
            .OrderByDescending(commune => commune.Population),
    ];

    /// <summary>True where <paramref name="commune"/> (or a part of one) lies in <paramref name="scope"/>, whose code may be old.</summary>
    public bool Contains(TerritoryRef scope, Territory commune) => scope.Kind switch
    {
        TerritoryKind.Nation => scope == TerritoryRef.Nation,
        TerritoryKind.Region => commune.Region?.Code == scope.Code,
        TerritoryKind.Departement => commune.Departement?.Code == scope.Code,
        TerritoryKind.Epci => commune.Epci?.Code == scope.Code,
        TerritoryKind.Commune => commune.Commune is { } whole && CurrentCommune(scope.Code)?.Code == whole.Code,
        _ => commune.Ref == scope,
    };

    /// <summary>
    /// Communes, arrondissements and communes déléguées or associées by name or postcode, best first: exact name, beginning of the name,
    /// beginning of a word, every word somewhere; then by population. Accents, hyphens, apostrophes and case do not count;
    /// « St » is « Saint ». A part that bears its commune's name is left out.
    /// </summary>
    /// <param name="query">As typed; may mix name and postcode or département (« jouy 95 »).</param>
    /// <param name="take">At most this many, 1 to 100.</param>
    public IReadOnlyList<Territory> Search(string? query, int take = 10)
    {
        var best = new BestMatches(Math.Clamp(take, 1, 100));
        if (!postcodes.Value.Search(query, best))
        {
            names.Value.Search(query, best);
        }
        return best.Take();
    }

    /// <summary>Départements whose number, or a word of whose name, begins as <paramref name="query"/> does, in the order of their numbers.</summary>
    public IReadOnlyList<Territory> SearchDepartements(string? query)
    {
        var typed = Folding.Fold(query);
        return typed.Length == 0
            ? []
            : [.. Departements.Where(departement => $" {departement.Code.ToLowerInvariant()} {Folding.Fold(departement.Name)}".Contains(" " + typed, StringComparison.Ordinal))];
    }

    private Territory[] Found() =>
    [
        .. Communes,
        .. byCode[((int)TerritoryKind.Commune + 1)..].SelectMany(parts => parts.Values).Where(part => part.Commune?.Slug != part.Slug),
    ];
}
