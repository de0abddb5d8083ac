using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>The communes of one gazetteer by number, as the columns hold them.</summary>
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
    }

    public Gazetteer Gazetteer { get; }

    public int Count => FoldedNames.Length;

    public string[] FoldedNames { get; }

    /// <summary>Place of each commune in alphabetical order.</summary>
    public int[] Rank { get; }

    /// <summary>Number of today's commune for a code that may be old; -1 when no edition knows it.</summary>
    public int PlaceOf(string code)
    {
        if (places.TryGetValue(code, out var place))
        {
            return place;
        }
        place = Gazetteer.CurrentCommune(code) is { } commune ? places[commune.Code] : -1;
        return places[code] = place;
    }

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
}
