using System.Globalization;

namespace UsineCitoyenne.Core.Territories;

/// <summary>Territories by whole postcode or by its first digits.</summary>
internal sealed class PostcodeIndex
{
    private const int Digits = 5;
    private readonly int[] keys;
    private readonly Territory[] territories;

    public PostcodeIndex(IEnumerable<Territory> found)
    {
        // A commune déléguée has its commune's postcodes: the commune alone answers for them.
        var pairs = found.Where(territory => territory.Kind <= TerritoryKind.ArrondissementMunicipal)
            .SelectMany(territory => territory.Postcodes, (territory, postcode) => (Key: Parse(postcode), territory))
            .Where(pair => pair.Key >= 0)
            .ToArray();
        keys = Array.ConvertAll(pairs, pair => pair.Key);
        territories = Array.ConvertAll(pairs, pair => pair.territory);
        Array.Sort(keys, territories);
    }

    public IEnumerable<Territory> Exactly(string? postcode) =>
        postcode?.Length == Digits && Parse(postcode) is >= 0 and var key ? Between(key, key + 1) : Enumerable.Empty<Territory>();

    /// <summary>
    /// True where the query is a postcode or its beginning (« 75 011 », « F-95280 », « 952 »), whether or not something was found.
    /// </summary>
    public bool Search(string? query, BestMatches best)
    {
        var digits = query is null || query.Any(letter => char.IsLetter(letter) && letter is not ('F' or 'f' or 'R' or 'r')) ? null
            : new string([.. query.Where(char.IsAsciiDigit)]);
        if (digits is not { Length: > 0 and <= Digits } || Parse(digits) is not (>= 0 and var number))
        {
            return false;
        }
        var width = 1;
        for (var missing = digits.Length; missing < Digits; missing++)
        {
            width *= 10;
        }
        foreach (var territory in Between(number * width, (number + 1) * width))
        {
            // A whole postcode that names one arrondissement says more than the city that it is part of.
            best.Offer(territory, width == 1 && territory.Kind == TerritoryKind.ArrondissementMunicipal ? 0 : 1);
        }
        return true;
    }

    private ArraySegment<Territory> Between(int from, int to)
    {
        var start = FirstAtLeast(from);
        return new ArraySegment<Territory>(territories, start, FirstAtLeast(to) - start);
    }

    private int FirstAtLeast(int key)
    {
        var (low, high) = (0, keys.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = keys[middle] < key ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static int Parse(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
