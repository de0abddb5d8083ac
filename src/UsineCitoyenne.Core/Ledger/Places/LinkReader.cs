using System.Data.Common;
using System.Runtime.CompilerServices;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>Reads places with their links, without a tracked row each: every movement asks for some.</summary>
internal static class LinkReader
{
    private const string Select = """
        SELECT p."Id", p."Kind", p."Key", p."LastCountOn", l."From", l."Commune", l."Epci", l."Departement", l."Region"
        FROM "Place" p JOIN "PlaceLink" l ON l."PlaceId" = p."Id"
        """;

    private const string Order = " ORDER BY p.\"Id\", l.\"From\"";

    public const string All = Select + Order;

    /// <summary>Some of them, as a statement of a batch.</summary>
    public static FormattableString Of(SiteDbContext db, IReadOnlyCollection<long> places) => FormattableStringFactory.Create(
        $"{Select} WHERE p.\"Id\" IN ({db.Dialect.NumbersIn("{0}")}){Order}", db.Dialect.ToParameter([.. places]));

    public static async Task<Dictionary<long, PlaceGeography>> FindAsync(
        SiteDbContext db, IReadOnlyCollection<long> places, CancellationToken cancel)
    {
        if (places.Count == 0)
        {
            return [];
        }
        var batch = new SqlBatch(db).Add(Of(db, places));
        await using var reader = await batch.ReadAsync(cancel);
        return await ReadAsync(reader, cancel);
    }

    /// <summary>Places of equal territories share one link each: of all places of a nation there are few different ones.</summary>
    public static async Task<Dictionary<long, PlaceGeography>> ReadAsync(DbDataReader reader, CancellationToken cancel)
    {
        var places = new Dictionary<long, PlaceGeography>();
        var shared = new Dictionary<(DateOnly, string?, string?, string?, string?), PlaceLink>();
        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetInt64(0);
            if (!places.TryGetValue(id, out var place))
            {
                var lastCountOn = reader.IsDBNull(3) ? (DateOnly?)null : reader.GetFieldValue<DateOnly>(3);
                places[id] = place = new PlaceGeography(
                    id, (PlaceKind)reader.GetInt32(1), reader.GetGuid(2), lastCountOn, new List<PlaceLink>(1));
            }
            var values = (From: reader.GetFieldValue<DateOnly>(4), Commune: Text(5), Epci: Text(6), Departement: Text(7), Region: Text(8));
            if (!shared.TryGetValue(values, out var link))
            {
                shared[values] = link = new PlaceLink
                {
                    From = values.From,
                    Commune = values.Commune,
                    Epci = values.Epci,
                    Departement = values.Departement,
                    Region = values.Region,
                };
            }
            ((List<PlaceLink>)place.Links).Add(link);
        }
        return places;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}
