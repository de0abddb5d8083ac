using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Content;

/// <summary><c>GET /api/territoires?q=…</c>: communes by name or postcode, for the field that finds one while typing.</summary>
internal static class TerritoryLookup
{
    private const int MaximumLength = 80;

    public static void MapTerritoryLookup(this WebApplication site) => site.MapGet("/api/territoires", (string? q, TerritoryDirectory territories, HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        var found = q is { Length: > 1 and <= MaximumLength } ? territories.Current.Search(q, 10) : [];
        return Results.Json(found.Select(place => new
        {
            code = place.Code,
            name = place.Name,
            departement = place.Departement!.Code,
            postcode = place.Postcodes.FirstOrDefault(postcode => q!.Any(char.IsAsciiDigit) && postcode.StartsWith(q!.Trim(), StringComparison.Ordinal))
                ?? place.Postcodes.FirstOrDefault() ?? "",
            label = place.Label,
            url = place.Path,
        }));
    });
}
