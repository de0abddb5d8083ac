namespace UsineCitoyenne.Core.Territories;

/// <summary>Turns rows into territories that know their parents and communes.</summary>
internal sealed class GazetteerBuilder
{
    private static readonly int Kinds = Enum.GetValues<TerritoryKind>().Length;
    private readonly List<TerritoryRow>[] rows = [.. Enumerable.Range(0, Kinds).Select(_ => new List<TerritoryRow>())];
    private readonly Dictionary<string, Territory>[] byCode = [.. Enumerable.Range(0, Kinds).Select(_ => new Dictionary<string, Territory>())];
    private readonly Dictionary<string, string> aliases = [];
    private readonly Dictionary<string, string[]> postcodes = [];

    public void Add(TerritoryRow row) => rows[(int)row.Kind].Add(row);

    public void AddAlias(string oldCode, string currentCode) => aliases[oldCode] = currentCode;

    public Gazetteer Build()
    {
        var nation = new Territory { Kind = TerritoryKind.Nation, Code = TerritoryRef.Nation.Code, Name = "France", Slug = "france" };
        byCode[(int)TerritoryKind.Nation].Add(nation.Code, nation);
        for (var kind = TerritoryKind.Region; (int)kind < Kinds; kind++)
        {
            byCode[(int)kind].EnsureCapacity(rows[(int)kind].Count);
            foreach (var row in rows[(int)kind])
            {
                byCode[(int)kind].Add(row.Code, ToTerritory(row));
            }
        }
        var communes = BySlug(All(TerritoryKind.Commune));
        GiveMembers(nation, communes);
        SetChefLieux(TerritoryKind.Region);
        SetChefLieux(TerritoryKind.Departement);
        return new Gazetteer(
            nation, InOrderOfCode(TerritoryKind.Region), InOrderOfCode(TerritoryKind.Departement), BySlug(All(TerritoryKind.Epci)), communes,
            byCode, aliases);
    }

    private Territory ToTerritory(TerritoryRow row)
    {
        var isPart = row.Kind > TerritoryKind.Commune;
        var commune = isPart ? Parent(TerritoryKind.Commune, row.CommuneCode) : null;
        var territory = new Territory
        {
            Kind = row.Kind,
            Code = row.Code,
            Name = row.Name,
            Slug = row.Slug,
            Liaison = row.Liaison,
            Nature = row.Nature,
            Population = row.Population ?? 0,
            Postcodes = row.Postcodes is null ? commune?.Postcodes ?? [] : Split(row.Postcodes),
            Region = isPart ? commune?.Region : Parent(TerritoryKind.Region, row.RegionCode),
            Departement = isPart ? commune?.Departement : Parent(TerritoryKind.Departement, row.DepartementCode),
            Epci = isPart ? commune?.Epci : Parent(TerritoryKind.Epci, row.EpciCode),
            Commune = commune,
        };
        switch (row.Kind)
        {
            case TerritoryKind.Region: territory.Region = territory; break;
            case TerritoryKind.Departement: territory.Departement = territory; break;
            case TerritoryKind.Epci: territory.Epci = territory; break;
            case TerritoryKind.Commune: territory.Commune = territory; break;
        }
        return territory;
    }

    private Territory? Parent(TerritoryKind kind, string? code) => code is null ? null : byCode[(int)kind].GetValueOrDefault(code);

    // Most communes share their postcode with neighbours: one array for all of them.
    private string[] Split(string text)
    {
        if (!postcodes.TryGetValue(text, out var codes))
        {
            postcodes.Add(text, codes = text.Split(' '));
            Array.Sort(codes, StringComparer.Ordinal);
        }
        return codes;
    }

    private Dictionary<string, Territory>.ValueCollection All(TerritoryKind kind) => byCode[(int)kind].Values;

    private Territory[] InOrderOfCode(TerritoryKind kind) => [.. All(kind).OrderBy(territory => territory.Code, StringComparer.Ordinal)];

    private static Territory[] BySlug(ICollection<Territory> territories)
    {
        var sorted = territories.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Slug, b.Slug) is not 0 and var order ? order : string.CompareOrdinal(a.Code, b.Code));
        return sorted;
    }

    private static void GiveMembers(Territory nation, Territory[] communes)
    {
        var members = new Dictionary<Territory, List<Territory>>();
        foreach (var commune in communes)
        {
            nation.Population += commune.Population;
            Join(commune.Region, commune);
            Join(commune.Departement, commune);
            Join(commune.Epci, commune);
        }
        nation.Members = communes;
        foreach (var (parent, list) in members)
        {
            parent.Members = [.. list];
        }

        void Join(Territory? parent, Territory commune)
        {
            if (parent is null)
            {
                return;
            }
            if (!members.TryGetValue(parent, out var list))
            {
                members.Add(parent, list = []);
            }
            list.Add(commune);
            parent.Population += commune.Population;
        }
    }

    private void SetChefLieux(TerritoryKind kind)
    {
        foreach (var row in rows[(int)kind])
        {
            byCode[(int)kind][row.Code].ChefLieu = Parent(TerritoryKind.Commune, row.CommuneCode);
        }
    }
}
