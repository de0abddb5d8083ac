using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Ledger;

/// <summary>The ledger of a nation: statements at every level, movements of many communes at once, the nightly check.</summary>
internal static class LedgerBenchmark
{
    private const int Callers = 64;
    private const int Statements = 400;

    public static async Task RunAsync(int lines, int movements)
    {
        await using var test = await TestDatabase.CreateAsync(connections: 100);
        await using var site = await BenchSite.StartAsync(test);
        var products = site.Get<ProductService>();
        var cloth = await products.AddAsync(
            new ProductForm(Guid.NewGuid(), "Tissu", "centimètre", ProductForm.StagesNamed("matière")));
        var piece = await products.AddAsync(
            new ProductForm(Guid.NewGuid(), "Blouse", "pièce", ProductForm.StagesNamed("coupée", "cousue", "stérilisée")));
        var start = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-LedgerFill.Days);
        var country = new LedgerCountry(site.Gazetteer);
        var fill = new LedgerFill(site.Database, country, cloth, piece, start);
        var seconds = await Times.OfAsync(() => fill.RunAsync(lines));
        Report.Row($"ledger of {fill.Lines:N0} lines made, {fill.Totals:N0} rows of totals, {LedgerFill.Days} days, "
            + $"{country.Communes.Length:N0} communes", $"{seconds:F0} s");

        await PostAsync(site, country, cloth, piece, Math.Max(movements / 10, 1), new Times());
        var times = new Times();
        var folding = 0;
        using var stop = new CancellationTokenSource();
        var fold = FoldAsync(site, count => folding += count, stop.Token);
        var processor = Environment.CpuUsage.TotalTime;
        var took = await Times.OfAsync(() => PostAsync(site, country, cloth, piece, movements, times));
        processor = Environment.CpuUsage.TotalTime - processor;
        await stop.CancelAsync();
        await fold;
        var budget = TestDatabase.Engine == DatabaseEngine.PostgreSql ? 1000 : 500;
        Report.Row($"{movements:N0} movements posted, durable, {Callers} callers, {folding:N0} rows folded meanwhile",
            $"**{movements / took:N0}/s**, {times}; {processor.TotalMilliseconds / movements:F2} ms of this process each",
            $"≥ {budget:N0}/s", movements / took >= budget);

        await ReadAsync(site, piece, start);

        LedgerCheckReport? check = null;
        var checking = await Times.OfAsync(async () => check = await site.Get<LedgerCheck>().RunAsync());
        if (check!.Differences.Count > 0)
        {
            throw new InvalidOperationException($"The totals differ from the lines: {string.Join("\n", check.Differences.Take(5))}");
        }
        Report.Row($"nightly check of {check.Lines:N0} lines, nothing differs", $"{checking:F1} s; resident {Resident.Own():F0} MB",
            "≤ 60 s", checking <= 60);
    }

    // As the schedule does, every two seconds.
    private static async Task FoldAsync(BenchSite site, Action<int> folded, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                folded(await site.Get<LedgerFoldingJob>().RunAsync(CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static Task PostAsync(BenchSite site, LedgerCountry country, long cloth, long piece, int count, Times times)
    {
        var last = 0;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            while (Interlocked.Increment(ref last) <= count)
            {
                var result = await times.AddAsync(() => GestureAsync(site.Get<LedgerService>(), country, cloth, piece, random));
                if (!result.Done)
                {
                    throw new InvalidOperationException($"Refused: {string.Join(" ", result.Errors.Values)}");
                }
            }
        })));
    }

    private static Task<LedgerResult> GestureAsync(LedgerService ledger, LedgerCountry country, long cloth, long piece, Random random)
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-random.Next(3));
        var header = new MovementHeader(Guid.NewGuid(), day, 1, MovementSource.Scan);
        var (commune, quantity) = (country.Pick(random), random.Next(10, 400));
        var (stock, volunteer) = (LedgerCountry.Stock(commune), LedgerCountry.Volunteer(commune, random.Next(2)));
        var order = country.Places[LedgerCountry.Work(commune)].Key;
        return random.Next(6) switch
        {
            0 => ledger.ReceiveAsync(header, stock, new Goods(cloth, 1), quantity),
            1 or 2 => ledger.HandOutAsync(header, stock, new Goods(piece, 1), [new PlaceQuantity(volunteer, quantity)]),
            3 => ledger.CollectAsync(header, order, volunteer, stock, new Goods(piece, 1), 2, quantity, 2, LossReason.Damaged),
            4 => ledger.SendAsync(header, stock, country.Transit(commune), new Goods(piece, 3), quantity),
            _ => ledger.DistributeAsync(header, stock, new Goods(piece, 3), quantity),
        };
    }

    // The service alone, from a page's point of view: what was just posted is partly folded, partly not.
    private static async Task ReadAsync(BenchSite site, long piece, DateOnly start)
    {
        var (random, gazetteer, statements) = (new Random(95), site.Gazetteer, site.Get<StatementService>());
        var all = new Times();
        (string, IReadOnlyList<Territory>)[] levels =
        [
            ("nation", [gazetteer.Nation]), ("région", gazetteer.Regions), ("département", gazetteer.Departements),
                ("EPCI", gazetteer.Epcis),
            ("commune", gazetteer.Communes),
        ];
        foreach (var (name, territories) in levels)
        {
            var times = new Times();
            for (var number = 0; number < Statements; number++)
            {
                var from = start.AddDays(random.Next(LedgerFill.Days));
                var to = from.AddDays(random.Next(1, LedgerFill.Days));
                var territory = territories[random.Next(territories.Count)].Ref;
                var line = await all.AddAsync(() => times.AddAsync(() => statements.ReadAsync(territory, piece, from, to)));
                if (!line.Total.Balances)
                {
                    throw new InvalidOperationException($"{territory} does not balance: {line.Total}");
                }
            }
            Report.Row($"— statement of a {name}, any period", times.ToString());
        }
        Report.Row("any statement, with its totals by stage", all.ToString(), "p95 ≤ 50 ms", all.P95 <= 50);
    }
}
