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
    private readonly Lazy<PlaceNames> wholeNames;
    private readonly Lazy<PlaceReader> reader;
    private readonly Lazy<ILookup<Territory, Territory>> parts;

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
        wholeNames = new(() => new PlaceNames(Found()));
        reader = new(() => new PlaceReader(this, wholeNames.Value, postcodes.Value));
        parts = new(() => byCode[((int)TerritoryKind.Commune + 1)..].SelectMany(kind => kind.Values).Where(part => part.Commune is not null)
            .ToLookup(part => part.Commune!));
        otherCodes = new(() => byCode[((int)TerritoryKind.Commune + 1)..].SelectMany(parts => parts.Values)
            .Select(part => (part.Code, Commune: part.Commune?.Code ?? ""))
            .Concat(aliases.Select(alias => (Code: alias.Key, Commune: alias.Value)))
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
    /// <param name="query">As typed; may mix name and postcode, département or arrondissement (« jouy 95 », « PARIS CEDEX 08 »). When
    /// nothing is called so, an EPCI's name gives its communes, and a name that is nearly so its nearest.</param>
    /// <param name="take">At most this many, 1 to 100.</param>
    /// <param name="near">Of equal matches, those of this département come first, then those of its région.</param>
    public IReadOnlyList<Territory> Search(string? query, int take = 10, Territory? near = null)
    {
        var best = new BestMatches(Math.Clamp(take, 1, 100), near);
        if (postcodes.Value.Search(query, best))
        {
            return best.IsEmpty ? OfParisCedex(query!) : best.Take();
        }
        var place = PlaceQuery.Parse(query);
        if (place.Words.Length == 0)
        {
            return best.Take();
        }
        var called = reader.Value.Called(place);
        foreach (var found in called)
        {
            best.Offer(found, 0);
        }
        names.Value.Search(place.Typed, best);
        if (best.IsEmpty)
        {
            OfEpci(place.Words, best);
        }
        if (best.IsEmpty)
        {
            wholeNames.Value.SearchNear(place.Words, best, 0);
        }
        return best.Take();
    }

    /// <summary>The commune, or part of one, that a name, a postcode or both mean; or why none is meant for sure.</summary>
    /// <param name="text">A name, a postcode, or both, however spelt.</param>
    /// <param name="postcode">Where it stands apart.</param>
    /// <param name="near">Decides between communes of one name, when a single one lies in this département.</param>
    public PlaceAnswer Read(string? text, string? postcode = null, Territory? near = null) => reader.Value.Read(text, postcode, near);

    /// <summary>As <see cref="Read"/>, when a commune may also have been chosen in a list.</summary>
    /// <param name="code">What was chosen, an INSEE code; not believed when the text was changed after.</param>
    public PlaceAnswer Resolve(string? text, string? code, Territory? near = null) =>
        CurrentCommune(code) is { } chosen
            && (string.IsNullOrWhiteSpace(text) || chosen.Label == text.Trim() || PartOf(chosen, code)?.Label == text.Trim()
            || Search(text.Split(" (")[0], 100).Any(place => place.Commune == chosen))
            ? PlaceAnswer.Of(PartOf(chosen, code) ?? chosen)
            : Read(text, null, near);

    /// <summary>Its communes déléguées or associées, or its arrondissements.</summary>
    internal IEnumerable<Territory> PartsOf(Territory commune) => parts.Value[commune];

    private Territory? PartOf(Territory commune, string? code) =>
        PartsOf(commune).FirstOrDefault(part => part.Code == code && part.Code != commune.Code);

    // « Cergy-Pontoise »: the communes that lend the EPCI its name first.
    private void OfEpci(string words, BestMatches best)
    {
        foreach (var epci in Epcis.Where(epci => $"-{epci.Slug}-".Contains($"-{words}-", StringComparison.Ordinal)))
        {
            foreach (var commune in epci.Members)
            {
                best.Offer(commune, $"-{words}-".Contains($"-{commune.Slug}-", StringComparison.Ordinal) ? 0 : 1);
            }
        }
    }

    private IReadOnlyList<Territory> OfParisCedex(string query) =>
        PlaceQuery.PostcodeOf(query) is { } code
            && ParisCedex.ArrondissementOf(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)) is > 0 and var number
            && Find(TerritoryKind.ArrondissementMunicipal, $"751{number:00}") is { Commune: { } paris } part
            ? [part, paris]
            : [];

    /// <summary>
    /// Départements whose number, or a word of whose name, begins as <paramref name="query"/> does, in the order of their numbers.
    /// </summary>
    public IReadOnlyList<Territory> SearchDepartements(string? query)
    {
        var typed = Folding.Fold(query);
        return typed.Length == 0
            ? []
            : [.. Departements.Where(departement => $" {departement.Code.ToLowerInvariant()} {Folding.Fold(departement.Name)}".Contains(
                " " + typed, StringComparison.Ordinal))];
    }

    private Territory[] Found() =>
    [
        .. Communes,
        .. byCode[((int)TerritoryKind.Commune + 1)..].SelectMany(parts => parts.Values).Where(part => part.Commune?.Slug != part.Slug),
    ];
}
