using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Content;

/// <summary>
/// <c>GET /api/territoires</c>, for the fields that find a place while typing: <c>?q=…</c> communes by name or postcode
/// (with <c>&amp;pres=95</c>, of equal matches those of that département first),
/// <c>?genre=departement&amp;q=…</c> départements by name or number, <c>?codes=95323,95127</c> (and the same <c>genre</c>) those of these
/// codes.
/// </summary>
internal static class TerritoryLookup
{
    private const int MaximumLength = 80;
    private const int MaximumFound = 10;
    private const int MaximumCodes = 100;

    public static void MapTerritoryLookup(this WebApplication site) => site.MapGet("/api/territoires", Find);

    private static IResult Find(string? q, string? codes, string? genre, string? pres, TerritoryDirectory territories, HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        var gazetteer = territories.Current;
        var departements = genre == "departement";
        var found = codes is not null ? OfCodes(gazetteer, codes, departements)
            : q is not { Length: > 1 and <= MaximumLength } ? []
            : departements ? gazetteer.SearchDepartements(q).Take(MaximumFound)
            : gazetteer.Search(q, MaximumFound, gazetteer.Find(TerritoryKind.Departement, pres?.ToUpperInvariant()));
        return Results.Json(found.Select(place => new
        {
            code = place.Code,
            name = place.Name,
            departement = place.Departement!.Code,
            postcode = Postcode(place, q) ?? "",
            label = place.Label,
            url = place.Path,
        }));
    }

    private static IEnumerable<Territory> OfCodes(Gazetteer gazetteer, string codes, bool departements) =>
        codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(MaximumCodes)
            .Select(code => departements ? gazetteer.Find(TerritoryKind.Departement, code) : gazetteer.Find(TerritoryKind.Commune, code))
            .OfType<Territory>();

    private static string? Postcode(Territory place, string? q) =>
        place.ShownPostcodes.FirstOrDefault(postcode => q is not null && q.Any(char.IsAsciiDigit)
            && postcode.StartsWith(q.Trim(), StringComparison.Ordinal))
            ?? place.ShownPostcodes.FirstOrDefault();
}
