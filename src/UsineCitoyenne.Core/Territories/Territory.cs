using UsineCitoyenne.Core.Territories.Grammar;

namespace UsineCitoyenne.Core.Territories;

/// <summary>A territory of today, as the <see cref="Gazetteer"/> holds it. One object a territory: compare by reference.</summary>
public sealed class Territory
{
    private string? nature;

    internal Territory()
    {
    }

    public required TerritoryKind Kind { get; init; }

    /// <summary>Insee's code, an EPCI's SIREN number, <c>FR</c> for the nation.</summary>
    public required string Code { get; init; }

    /// <summary>The official name with its article, if it has one: « L’Isle-Adam », but « Ain ».</summary>
    public required string Name { get; init; }

    /// <summary>Unique among the communes of a département.</summary>
    public required string Slug { get; init; }

    /// <summary>Inhabitants; 0 where nobody is counted (communes déléguées and associées, lands without inhabitants).</summary>
    public int Population { get; internal set; }

    /// <summary>In ascending order, the commonest case being one; those of the commune for a part of it that has none of its own.</summary>
    public IReadOnlyList<string> Postcodes { get; internal init; } = [];

    /// <summary>Those to show: nothing rather than a guess, where a part has none of its own and its commune several.</summary>
    public IReadOnlyList<string> ShownPostcodes => HasOwnPostcodes || Postcodes.Count == 1 ? Postcodes : [];

    internal bool HasOwnPostcodes { get; init; }

    /// <summary>Null for the nation and EPCI; itself for a région.</summary>
    public Territory? Region { get; internal set; }

    /// <summary>Null above it and for EPCI, which may lie in several; itself for a département.</summary>
    public Territory? Departement { get; internal set; }

    /// <summary>Null where the commune belongs to none (islands, overseas); itself for an EPCI.</summary>
    public Territory? Epci { get; internal set; }

    /// <summary>For a part of a commune, that commune; itself for a commune; null above.</summary>
    public Territory? Commune { get; internal set; }

    /// <summary>Of a région or département; null otherwise.</summary>
    public Territory? ChefLieu { get; internal set; }

    /// <summary>Where a région or département lies; a commune is where its département is.</summary>
    public TerritoryZone Zone => (Kind is TerritoryKind.Region or TerritoryKind.Departement ? nature : Departement?.nature) switch
    {
        "drom" => TerritoryZone.Drom,
        "com" => TerritoryZone.Com,
        _ => TerritoryZone.Metropole,
    };

    /// <summary>An EPCI's legal form: CC, CA, CU, METRO or MET69. Null for other kinds.</summary>
    public string? EpciType => Kind == TerritoryKind.Epci ? nature : null;

    public TerritoryRef Ref => new(Kind, Code);

    /// <summary>
    /// « Jouy-le-Moutier (95) », « Arbignieu (commune déléguée d’Arboys en Bugey) », « Val-d’Oise (95) »; the name for the others.
    /// </summary>
    public string Label => Kind switch
    {
        TerritoryKind.Departement => $"{Name} ({Code})",
        TerritoryKind.Commune or TerritoryKind.ArrondissementMunicipal => $"{Name} ({Departement!.Code})",
        TerritoryKind.CommuneDeleguee => $"{Name} (commune déléguée {Commune!.Of})",
        TerritoryKind.CommuneAssociee => $"{Name} (commune associée {Commune!.Of})",
        _ => Name,
    };

    /// <summary>The folder of a département's site: <c>agirlocal95</c>, <c>agirlocal2a</c>. Null above it and for EPCI.</summary>
    public string? Site => Departement is null ? null : Gazetteer.SitePrefix + Departement.Code.ToLowerInvariant();

    /// <summary>
    /// <c>/agirlocal95/communes/jouy-le-moutier/</c>, <c>/agirlocal95/</c>, <c>/</c> for the nation; a part's is its commune's.
    /// Null for régions and EPCI, which have no page.
    /// </summary>
    public string? Path => Kind switch
    {
        TerritoryKind.Nation => "/",
        _ when Site is null => null,
        TerritoryKind.Departement => $"/{Site}/",
        _ => $"/{Site}/communes/{Commune!.Slug}/",
    };

    /// <summary>« le Val-d’Oise », « l’Ain », « Paris », « La Réunion ».</summary>
    public string WithArticle => Phrases.Of(this).WithArticle;

    /// <summary>« du Val-d’Oise », « de l’Ain », « de Paris », « des Mureaux ».</summary>
    public string Of => Phrases.Of(this).Genitive;

    /// <summary>« dans le Val-d’Oise », « en Seine-Saint-Denis », « à Paris », « au Havre ».</summary>
    public string In => Phrases.Of(this).Locative;

    /// <summary>Insee's TNCC.</summary>
    internal int Liaison { get; init; }

    /// <summary>Zone or legal form, as <see cref="TerritoryRow.Nature"/> has it.</summary>
    internal string? Nature
    {
        init => nature = value;
    }

    /// <summary>The communes that it contains, by slug.</summary>
    internal Territory[] Members { get; set; } = [];

    public override string ToString() => Ref.ToString();
}
