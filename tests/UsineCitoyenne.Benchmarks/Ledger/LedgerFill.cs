using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Totals;

namespace UsineCitoyenne.Benchmarks.Ledger;

/// <summary>
/// Two years of a nation that makes, by bulk inserts: movements and lines day by day, and the totals that folding would have made.
/// </summary>
internal sealed class LedgerFill(Database database, LedgerCountry country, long cloth, long piece, DateOnly start)
{
    public const int Days = 730;

    private static readonly string[] MovementColumns = ["Id", "Key", "Kind", "OccurredOn", "RecordedAt", "Actor", "Source", "Posted"];
    private static readonly string[] LineColumns = ["MovementId", "Number", "PlaceId", "ProductId", "Stage", "LotId", "Quantity"];

    private const string LineIndex = "IX_MovementLine_PlaceId_ProductId_Stage_LotId";

    private readonly Random random = new(95);
    private readonly List<object?[]> movements = [];
    private readonly List<object?[]> rows = [];
    private readonly Contributions contributions = new();
    private long last;

    public long Lines { get; private set; }

    public long Totals { get; private set; }

    public async Task RunAsync(long wanted)
    {
        await PlacesAsync();
        // Made again at the end, in one pass.
        await ExecuteAsync($"DROP INDEX \"{LineIndex}\"");
        for (var day = 0; day < Days; day++)
        {
            while (Lines < wanted * (day + 1) / Days)
            {
                Add(start.AddDays(day), Move(country.Pick(random)));
            }
            if (day % 10 == 9)
            {
                await FlushAsync();
            }
            if (day % 100 == 99)
            {
                Report.Progress($"{Lines:N0} lines");
            }
        }
        await ExecuteAsync($"CREATE INDEX \"{LineIndex}\" ON \"MovementLine\" (\"PlaceId\", \"ProductId\", \"Stage\", \"LotId\")");
        Report.Progress("totals");
        await TotalsAsync();
        await ExecuteAsync("""
            INSERT INTO "PlaceBalance" ("PlaceId", "ProductId", "Stage", "LotId", "Quantity", "OverdrawnAt")
            SELECT l."PlaceId", l."ProductId", l."Stage", l."LotId", sum(l."Quantity"), NULL
            FROM "MovementLine" l JOIN "Place" p ON p."Id" = l."PlaceId" WHERE p."Kind" < 11 OR p."Kind" = 16
            GROUP BY l."PlaceId", l."ProductId", l."Stage", l."LotId" HAVING sum(l."Quantity") <> 0
            """);
        if (database.Engine == DatabaseEngine.PostgreSql)
        {
            await ExecuteAsync("""SELECT setval(pg_get_serial_sequence('"Movement"', 'Id'), (SELECT max("Id") FROM "Movement"))""");
            await ExecuteAsync("""SELECT setval(pg_get_serial_sequence('"Place"', 'Id'), (SELECT max("Id") FROM "Place"))""");
        }
        await ExecuteAsync("ANALYZE");
    }

    private Task PlacesAsync() => database.WriteAsync(async db =>
    {
        var places = country.Make().ToList();
        await BulkInsert.RunAsync(
            db, "Place", ["Id", "Kind", "Key", "Name"], places.Select(place => (object?[])[place.Id, (int)place.Kind, place.Key, ""]));
        await BulkInsert.RunAsync(db, "PlaceLink", ["PlaceId", "From", "Commune", "Epci", "Departement", "Region"],
            places.Select(place => (place.Id, Link: place.Links[0])).Select(place => (object?[])
                [place.Id, place.Link.From, place.Link.Commune, place.Link.Epci, place.Link.Departement, place.Link.Region]));
    });

    private LedgerLine[] Move(int commune)
    {
        var (stock, work) = (LedgerCountry.Stock(commune), LedgerCountry.Work(commune));
        var volunteer = LedgerCountry.Volunteer(commune, random.Next(2));
        var (quantity, few) = (random.Next(10, 400), random.Next(1, 9));
        return random.Next(10) switch
        {
            0 => [At(stock, cloth, 1, 6 * quantity), At(LedgerCountry.Supplier(commune), cloth, 1, -6 * quantity)],
            1 =>
            [
                At(stock, cloth, 1, -5 * quantity), At(work, cloth, 1, 5 * quantity), At(stock, piece, 1, quantity),
                At(work, piece, 1, -quantity - few), At(LedgerCountry.Rejected(commune), piece, 1, few),
            ],
            2 or 3 => [At(stock, piece, 1, -quantity), At(volunteer, piece, 1, quantity)],
            4 or 5 =>
            [
                At(volunteer, piece, 1, -quantity - few), At(work, piece, 1, quantity), At(LedgerCountry.Lost(commune), piece, 1, few),
                At(work, piece, 2, -quantity), At(stock, piece, 2, quantity),
            ],
            6 =>
            [
                At(stock, piece, 2, -quantity), At(work, piece, 2, quantity), At(work, piece, 3, -quantity), At(stock, piece, 3, quantity),
            ],
            7 => [At(stock, piece, 3, -quantity), At(country.Transit(commune), piece, 3, quantity)],
            8 => [At(country.Transit(commune), piece, 3, -quantity), At(stock, piece, 3, quantity)],
            _ => [At(stock, piece, 3, -quantity), At(LedgerCountry.Distributed(commune), piece, 3, quantity)],
        };
    }

    private static LedgerLine At(long place, long product, int stage, long quantity) => new(place, new Goods(product, stage), quantity);

    private void Add(DateOnly day, LedgerLine[] lines)
    {
        last++;
        var recorded = day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        movements.Add([last, Guid.NewGuid(), 1, day, recorded, 1L, 3, database.Engine == DatabaseEngine.PostgreSql]);
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            rows.Add([last, index + 1, line.Place, line.Goods.Product, line.Goods.Stage, 0L, line.Quantity]);
        }
        contributions.Add(day, lines, country.Places);
        Lines += lines.Length;
    }

    private async Task FlushAsync()
    {
        await database.WriteAsync(async db =>
        {
            if (database.Engine == DatabaseEngine.PostgreSql)
            {
                // The rules of the ledger cost more than the row: the check at the end says whether they were kept.
                await ExecuteAsync(db, "SET LOCAL session_replication_role = replica");
            }
            await BulkInsert.RunAsync(db, "Movement", MovementColumns, movements);
            await BulkInsert.RunAsync(db, "MovementLine", LineColumns, rows);
            if (database.Engine == DatabaseEngine.Sqlite)
            {
                await ExecuteAsync(db, $"UPDATE \"Movement\" SET \"Posted\" = TRUE WHERE \"Id\" > {last - movements.Count}");
            }
        });
        movements.Clear();
        rows.Clear();
    }

    // In the order of the key: SQLite writes each page once.
    private async Task TotalsAsync()
    {
        foreach (var some in TotalRows.Of(contributions).OrderBy(row => (int)row[0]!).ThenBy(row => (string)row[1]!, StringComparer.Ordinal)
            .ThenBy(row => (long)row[2]!).ThenBy(row => (DateOnly)row[4]!).ThenBy(row => (int)row[3]!).Chunk(100_000))
        {
            await database.WriteAsync(db => BulkInsert.RunAsync(db, "LedgerTotal", TotalRows.Names, some));
        }
        Totals = contributions.Amounts.Count;
        contributions.Clear();
    }

    private static Task ExecuteAsync(SiteDbContext db, string sql) => db.Database.ExecuteSqlRawAsync(sql);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using DbCommand command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync();
    }
}
