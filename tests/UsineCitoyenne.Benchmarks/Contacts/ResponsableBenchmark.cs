using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Benchmarks.Contacts;

/// <summary>Table 2 at the size of a nation: one responsable a commune, and those above.</summary>
internal static class ResponsableBenchmark
{
    private const int Views = 200;

    public static async Task RunAsync(BenchSite site, int responsables)
    {
        await FillAsync(site, responsables);
        var index = site.Get<ResponsableIndex>();
        var load = await Times.OfAsync(() => index.ReadAsync(CancellationToken.None));
        Report.Row($"{responsables:N0} responsables, first reading", $"{load:F2} s");
        var table = site.Get<ResponsableTable>();
        var random = new Random(95);
        Times whole = new(), search = new();
        for (var view = 0; view < Views; view++)
        {
            var departement = site.Gazetteer.Departements[random.Next(site.Gazetteer.Departements.Length)];
            var scope = new ContactScope(1, [random.Next(3) == 0 ? departement.Ref : TerritoryRef.Nation]);
            var query = new ResponsableQuery
            {
                Text = random.Next(3) == 0 ? $"navette {departement.Name}" : "",
                Levels = random.Next(3) == 0 ? [TerritoryKind.Commune] : [],
                Sort = (ResponsableSort)random.Next(6),
                Descending = random.Next(2) == 0,
                Page = random.Next(1, 21),
            };
            await search.AddAsync(async () =>
            {
                var found = new ResponsableSearch(await index.ReadAsync(CancellationToken.None), scope, query, DateTime.UtcNow);
                return found.Sorted().Count + found.Facets().Types.Count;
            });
            await whole.AddAsync(() => table.SearchAsync(scope, query));
        }
        Report.Row($"table of {responsables:N0} responsables, whole view", whole.ToString(), "p95 ≤ 50 ms", whole.P95 <= 50);
        Report.Row("— of which search and facet counts", search.ToString());
    }

    private static Task FillAsync(BenchSite site, int responsables) => site.Get<Database>().WriteAsync(async db =>
    {
        var now = DateTime.UtcNow;
        var type = await db.Set<MandateType>().FirstAsync(row => row.Alias == MandateAlias.LeadOf(TerritoryKind.Commune));
        for (var number = 0; number < responsables; number++)
        {
            db.Add(new Account
            {
                Email = $"r{number}@example.org",
                EmailKey = $"r{number}@example.org",
                Name = $"Dominique Navette {number}",
                SecurityStamp = "0",
                CreatedAt = now,
            });
            if (number % 5_000 == 4_999)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        var accounts = await db.Set<Account>().OrderBy(row => row.Id).Select(row => row.Id).ToListAsync();
        for (var number = 0; number < responsables; number++)
        {
            db.Add(Mandate.Give(accounts[number % accounts.Count], type, null,
                site.Gazetteer.Communes[number % site.Gazetteer.Communes.Length].Ref, now.AddMinutes(-number), null));
        }
        await db.SaveChangesAsync();
        await MandateRevision.BumpAsync(db);
    });
}
