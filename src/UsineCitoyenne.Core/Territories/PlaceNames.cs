using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Territories;

/// <summary>
/// Places by their whole name without hyphens, spaces or apostrophes (« villeneuve dascq » is Villeneuve-d’Ascq), and by nearly their
/// name. Stands in for a fuzzy index, which would be larger than what it searches.
/// </summary>
internal sealed class PlaceNames(Territory[] territories)
{
    private const int LongestName = 64;
    private readonly ILookup<string, Territory> byName = territories
            .SelectMany(place => Keys(place.Slug), (place, key) => (place, key))
            .ToLookup(pair => pair.key, pair => pair.place);

    /// <summary>
    /// Those of this name; a commune hides the parts of others that bear it. Its article is free (« Havre »), unless other names go on
    /// from there: « Saint » is not Le Saint.
    /// </summary>
    public IReadOnlyList<Territory> Called(string slug)
    {
        var found = byName[Compact(slug)].ToList();
        var exact = found.Where(place => Compact(place.Slug) == Compact(slug)).ToList();
        if (exact.Count > 0 || territories.Any(place => place.Slug.StartsWith(slug + "-", StringComparison.Ordinal)))
        {
            found = exact;
        }
        var communes = found.Where(place => place.Kind == TerritoryKind.Commune).ToList();
        return communes.Count > 0 ? communes : found;
    }

    /// <summary>Offers those whose name, or whose beginning of name, is a letter or two away.</summary>
    public void SearchNear(string slug, BestMatches best, int rank)
    {
        var typed = Compact(slug);
        if (typed.Length is < 4 or > LongestName)
        {
            return;
        }
        var allowed = typed.Length < 8 ? 1 : 2;
        foreach (var place in territories)
        {
            var (whole, beginning) = EditDistance.Of(typed, Compact(place.Slug), allowed);
            if (whole <= allowed)
            {
                best.Offer(place, rank + whole);
            }
            else if (beginning <= allowed && typed.Length >= 6)
            {
                best.Offer(place, rank + 3 + beginning);
            }
        }
    }

    public static string Compact(string slug) => slug.Replace("-", "", StringComparison.Ordinal);

    private static IEnumerable<string> Keys(string slug) =>
        Article.LengthIn(slug) is > 0 and var article ? [Compact(slug), Compact(slug[article..])] : [Compact(slug)];
}
