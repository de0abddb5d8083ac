using System.Data.Common;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Production.Ledger.Places;

/// <summary>Reads places with their links, without a tracked row each: every movement asks for some.</summary>
internal static class LinkReader
{
    /// <summary>To be followed by a condition and <see cref="Order"/>.</summary>
    public const string Select = """
        SELECT p."Id", p."Kind", p."Key", p."LastCountOn", l."From", l."Commune", l."Epci", l."Departement", l."Region"
        FROM "Place" p JOIN "PlaceLink" l ON l."PlaceId" = p."Id"
        """;

    public const string Order = " ORDER BY p.\"Id\", l.\"From\"";

    public static async Task<Dictionary<long, PlaceGeography>> FindAsync(SiteDbContext db, IReadOnlyCollection<long> places, CancellationToken cancel)
    {
        if (places.Count == 0)
        {
            return [];
        }
        await using var batch = new SqlBatch(db).Add(SqlBatch.In(Select + " WHERE p.\"Id\" IN ", places, Order));
        await using var reader = await batch.ReadAsync(cancel);
        return await ReadAsync(reader, cancel);
    }

    public static async Task<PlaceGeography?> FindAsync(SiteDbContext db, PlaceKind kind, Guid key, CancellationToken cancel)
    {
        await using var batch = new SqlBatch(db).Add(System.Runtime.CompilerServices.FormattableStringFactory.Create(
            Select + " WHERE p.\"Kind\" = {0} AND p.\"Key\" = {1}" + Order, (int)kind, key));
        await using var reader = await batch.ReadAsync(cancel);
        return (await ReadAsync(reader, cancel)).Values.FirstOrDefault();
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
                places[id] = place = new PlaceGeography(
                    id, (PlaceKind)reader.GetInt32(1), reader.GetGuid(2), reader.IsDBNull(3) ? null : reader.GetFieldValue<DateOnly>(3), new List<PlaceLink>(1));
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
