using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Tests.Data;

/// <summary>A table that belongs to no module, to test the write queue on.</summary>
internal static class ProbeTable
{
    public static Task CreateAsync(Database database) => database.WriteAsync(db =>
        db.Database.ExecuteSqlRawAsync("""CREATE TABLE "Probe" ("Number" bigint PRIMARY KEY, "Text" text NOT NULL)"""));

    public static Task<int> InsertAsync(this SiteDbContext db, long number, string text = "x") =>
        db.Database.ExecuteSqlAsync($"""INSERT INTO "Probe" ("Number", "Text") VALUES ({number}, {text})""");

    public static async Task<List<long>> NumbersAsync(Database database)
    {
        await using var db = database.Read();
        return await db.Database.SqlQueryRaw<long>("""SELECT "Number" AS "Value" FROM "Probe" ORDER BY "Number" """).ToListAsync();
    }
}
