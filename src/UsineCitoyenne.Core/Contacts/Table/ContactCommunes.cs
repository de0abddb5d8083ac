using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// The communes of one gazetteer by number, as the columns hold them, with the numbers of the territories above each:
/// a search sums and compares numbers, not objects.
/// </summary>
internal sealed class ContactCommunes
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public ContactCommunes(Gazetteer gazetteer)
    {
        Gazetteer = gazetteer;
        FoldedNames = [.. gazetteer.Communes.Select(commune => Folding.Fold(commune.Name))];
        for (var index = 0; index < gazetteer.Communes.Length; index++)
        {
            places[gazetteer.Communes[index].Code] = index;
        }
        Rank = RankByName();
        Regions = new Level(gazetteer.Regions, gazetteer.Communes, commune => commune.Region);
        Departements = new Level(gazetteer.Departements, gazetteer.Communes, commune => commune.Departement);
        Epcis = new Level(gazetteer.Epcis, gazetteer.Communes, commune => commune.Epci);
        Own = new Level(gazetteer.Communes, gazetteer.Communes, commune => commune);
    }

    public Gazetteer Gazetteer { get; }

    public int Count => FoldedNames.Length;

    public string[] FoldedNames { get; }

    /// <summary>Place of each commune in alphabetical order.</summary>
    public int[] Rank { get; }

    public Level Regions { get; }

    public Level Departements { get; }

    public Level Epcis { get; }

    /// <summary>The communes themselves.</summary>
    public Level Own { get; }

    /// <summary>Number of today's commune for a code that may be old; -1 when no edition knows it.</summary>
    public int PlaceOf(string code) => places.TryGetValue(code, out var place) ? place
        : Gazetteer.CurrentCommune(code) is { } commune ? places[commune.Code]
        : -1;

    private int[] RankByName()
    {
        var order = Enumerable.Range(0, Count).ToArray();
        Array.Sort([.. FoldedNames], order, StringComparer.Ordinal);
        var rank = new int[Count];
        for (var place = 0; place < Count; place++)
        {
            rank[order[place]] = place;
        }
        return rank;
    }

    /// <summary>One kind of territory: which one each commune lies in.</summary>
    internal sealed class Level
    {
        public Level(IReadOnlyList<Territory> territories, IReadOnlyList<Territory> communes, Func<Territory, Territory?> above)
        {
            Territories = territories;
            var numbers = new Dictionary<Territory, int>(ReferenceEqualityComparer.Instance);
            for (var index = 0; index < territories.Count; index++)
            {
                numbers[territories[index]] = index;
            }
            // The last number stands for « in none ».
            Of = [.. communes.Select(commune => above(commune) is { } territory ? numbers[territory] : territories.Count)];
        }

        public IReadOnlyList<Territory> Territories { get; }

        /// <summary>By commune; <c>Territories.Count</c> where it lies in none.</summary>
        public int[] Of { get; }

        /// <summary>For each territory, and for « in none », whether its code is among those asked for. Null asks for nothing.</summary>
        public bool[]? Wanted(IReadOnlyCollection<string> codes)
        {
            if (codes.Count == 0)
            {
                return null;
            }
            var wanted = new bool[Territories.Count + 1];
            for (var index = 0; index < Territories.Count; index++)
            {
                wanted[index] = codes.Contains(Territories[index].Code);
            }
            return wanted;
        }
    }
}
