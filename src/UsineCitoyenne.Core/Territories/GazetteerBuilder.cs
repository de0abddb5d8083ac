using System.Globalization;

namespace UsineCitoyenne.Core.Territories;

/// <summary>Turns rows into territories that know their parents and communes.</summary>
internal sealed class GazetteerBuilder
{
    private static readonly int Kinds = Enum.GetValues<TerritoryKind>().Length;
    private readonly Dictionary<string, Territory>[] byCode =
        [.. Enumerable.Range(0, Kinds).Select(_ => new Dictionary<string, Territory>())];
    private readonly Dictionary<string, string> aliases = [];
    private readonly Dictionary<string, string[]> postcodes = [];
    private readonly List<(Territory Territory, string Commune)> chefLieux = [];

    /// <param name="row">A row of <see cref="GazetteerReader"/>; what contains it was added before.</param>
    public void Add(string row)
    {
        var text = row.AsSpan();
        Span<Range> at = stackalloc Range[12];
        text.Split(at, GazetteerReader.Parting);
        var kind = (TerritoryKind)Number(text[at[0]]);
        var isPart = kind > TerritoryKind.Commune;
        var commune = isPart ? Parent(TerritoryKind.Commune, text[at[9]]) : null;
        var territory = new Territory
        {
            Kind = kind,
            Code = text[at[1]].ToString(),
            Name = text[at[2]].ToString(),
            Slug = text[at[3]].ToString(),
            Liaison = Number(text[at[4]]),
            Nature = kind < TerritoryKind.Commune ? text[at[5]].ToString() : null,
            Population = Number(text[at[11]]),
            Postcodes = text[at[10]].IsEmpty ? commune?.Postcodes ?? [] : Postcodes(text[at[10]]),
            HasOwnPostcodes = !text[at[10]].IsEmpty,
            Region = isPart ? commune?.Region : Parent(TerritoryKind.Region, text[at[6]]),
            Departement = isPart ? commune?.Departement : Parent(TerritoryKind.Departement, text[at[7]]),
            Epci = isPart ? commune?.Epci : Parent(TerritoryKind.Epci, text[at[8]]),
            Commune = commune,
        };
        switch (kind)
        {
            case TerritoryKind.Region:
                territory.Region = territory;
                chefLieux.Add((territory, text[at[9]].ToString()));
                break;
            case TerritoryKind.Departement:
                territory.Departement = territory;
                chefLieux.Add((territory, text[at[9]].ToString()));
                break;
            case TerritoryKind.Epci:
                territory.Epci = territory;
                break;
            case TerritoryKind.Commune:
                territory.Commune = territory;
                break;
        }
        byCode[(int)kind].Add(territory.Code, territory);
    }

    /// <param name="row">Old code and current code.</param>
    public void AddAlias(string row)
    {
        var part = row.IndexOf(GazetteerReader.Parting, StringComparison.Ordinal);
        aliases[row[..part]] = row[(part + 1)..];
    }

    public Gazetteer Build()
    {
        var nation = new Territory { Kind = TerritoryKind.Nation, Code = TerritoryRef.Nation.Code, Name = "France", Slug = "france" };
        byCode[(int)TerritoryKind.Nation].Add(nation.Code, nation);
        var communes = BySlug(All(TerritoryKind.Commune));
        GiveMembers(nation, communes);
        foreach (var (territory, commune) in chefLieux)
        {
            territory.ChefLieu = byCode[(int)TerritoryKind.Commune].GetValueOrDefault(commune);
        }
        return new Gazetteer(
            nation, InOrderOfCode(TerritoryKind.Region), InOrderOfCode(TerritoryKind.Departement), BySlug(All(TerritoryKind.Epci)),
            communes, byCode, aliases);
    }

    private Territory? Parent(TerritoryKind kind, ReadOnlySpan<char> code) =>
        byCode[(int)kind].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var parent) ? parent : null;

    // Most communes share their postcode with neighbours: one array for all of them.
    private string[] Postcodes(ReadOnlySpan<char> text)
    {
        if (!postcodes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var codes))
        {
            codes = text.ToString().Split(' ');
            Array.Sort(codes, StringComparer.Ordinal);
            postcodes.Add(text.ToString(), codes);
        }
        return codes;
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        digits.IsEmpty ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private Dictionary<string, Territory>.ValueCollection All(TerritoryKind kind) => byCode[(int)kind].Values;

    private Territory[] InOrderOfCode(TerritoryKind kind) => [.. All(kind).OrderBy(territory => territory.Code, StringComparer.Ordinal)];

    private static Territory[] BySlug(ICollection<Territory> territories)
    {
        var sorted = territories.ToArray();
        // A space comes before a hyphen, so the code decides only between equal slugs.
        var keys = Array.ConvertAll(sorted, territory => $"{territory.Slug} {territory.Code}");
        Array.Sort(keys, sorted, StringComparer.Ordinal);
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
}
