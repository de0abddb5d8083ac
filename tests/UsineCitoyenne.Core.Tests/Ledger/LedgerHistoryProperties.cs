using CsCheck;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Mergers;
using UsineCitoyenne.Core.Tests.Territories;

namespace UsineCitoyenne.Core.Tests.Ledger;

/// <summary>
/// Whatever happens, in whatever order it is told: each statement balances, a parent is its children and its own places, and what is kept
/// is what the lines say, before it is folded and after. Many histories share a country in which communes merge half-way and people are
/// erased.
/// </summary>
public sealed class LedgerHistoryProperties
{
    /// <summary>In each country; <c>USINE_LEDGER_COUNTRIES=20</c> draws thousands in all.</summary>
    private const int Histories = 120;

    private static readonly int Countries =
        int.TryParse(Environment.GetEnvironmentVariable("USINE_LEDGER_COUNTRIES"), out var countries) ? countries : 2;

    private static readonly DateOnly Start = new(2026, 12, 1);
    private static readonly DateOnly NewYear = new(2027, 1, 1);
    private static readonly DateOnly End = new(2027, 2, 28);

    private static readonly (DateOnly From, DateOnly To)[] Periods =
        [(Start, End), (Start, NewYear.AddDays(-1)), (NewYear, End), (new(2026, 12, 20), new(2027, 1, 12))];

    private static readonly string[] Territories =
    [
        "nation:FR", "region:11", "region:84", "departement:95", "departement:01", "epci:249500109", "epci:200058485", "commune:95127",
        "commune:95323", "commune:95500", "commune:95480", "commune:95176", "commune:01053",
    ];

    private static readonly Gen<Step[]> History = Gen.Select(
        Gen.Int[0, 12], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 60], Gen.Int[0, 80], Gen.Int[0, 5],
        (act, one, other, quantity, day, retry) => new Step(act, one, other, quantity, Start.AddDays(day), retry == 0)).Array[3, 14];

    [Fact]
    public Task Every_history_balances_at_every_level_on_every_day() =>
        History.Array[Histories].SampleAsync(PlayAsync, iter: Countries, threads: 1);

    private static async Task PlayAsync(Step[][] histories)
    {
        await using var site = await CoreSite.StartAsync();
        // Dates run to the end of February: none is in the future.
        site.Clock.Advance(TimeSpan.FromDays(110));
        var country = await Country.OpenAsync(site);
        var stories = new List<Story>();
        foreach (var steps in histories)
        {
            var product = await site.Get<ProductService>().AddAsync(
            new ProductForm(Guid.NewGuid(), "Blouse", "pièce", ProductForm.StagesNamed("coupée", "cousue", "finie")));
            stories.Add(new Story(site, country, product, steps));
        }
        foreach (var story in stories)
        {
            await story.PlayAsync(half: 0);
        }
        await site.Get<LedgerFoldingJob>().RunAsync();
        await country.ChangeAsync();
        foreach (var story in stories)
        {
            await story.PlayAsync(half: 1);
        }
        await AssertAsync(site, stories);
    }

    private static async Task AssertAsync(CoreSite site, List<Story> stories)
    {
        Assert.Equal([], (await site.Get<LedgerCheck>().RunAsync()).Differences);
        var (before, places) = (new List<Statement>(), await NaiveLedger.PlacesAsync(site.Database));
        foreach (var story in stories)
        {
            var naive = await NaiveLedger.ReadAsync(site.Database, places, story.Product);
            before.AddRange(await AssertBalancedAsync(site, naive, story.Product));
            await story.AssertCountsStandAsync();
        }
        await site.Get<LedgerFoldingJob>().RunAsync();
        Assert.Equal([], (await site.Get<LedgerCheck>().RunAsync()).Differences);
        foreach (var statement in before.Where((_, index) => index % 7 == 0))
        {
            var after = await ReadAsync(site, statement.Territory, statement.Product, (statement.From, statement.To));
            Assert.Equal(statement.Total, after.Total);
        }
    }

    private static async Task<List<Statement>> AssertBalancedAsync(CoreSite site, NaiveLedger naive, long product)
    {
        var statements = new List<Statement>();
        foreach (var period in Periods)
        {
            var read = new Dictionary<string, StatementLine>();
            foreach (var code in Territories)
            {
                Assert.True(TerritoryRef.TryParse(code, out var territory));
                var statement = await ReadAsync(site, territory, product, period);
                Assert.All(statement.Stages, stage => Assert.True(stage.Line.Balances, $"{code}, {stage}"));
                Assert.Equal(naive.Read(territory, period.From, period.To), statement.Total);
                read[code] = statement.Total;
                statements.Add(statement);
            }
            Assert.Equal((0, 0), (read["nation:FR"].In, read["nation:FR"].Out));
            AssertParent(
                naive, read, period.To, "departement:95", "commune:95127", "commune:95323", "commune:95500", "commune:95480",
                "commune:95176");
            AssertParent(naive, read, period.To, "departement:01", "commune:01053");
            AssertParent(naive, read, period.To, "region:11", "departement:95");
            AssertParent(naive, read, period.To, "nation:FR", "region:11", "region:84");
        }
        return statements;
    }

    private static void AssertParent(
        NaiveLedger naive, Dictionary<string, StatementLine> read, DateOnly to, string parent, params string[] children)
    {
        Assert.True(TerritoryRef.TryParse(parent, out var territory));
        var (whole, sum) = (read[parent], children.Aggregate(default(StatementLine), (some, child) => some + read[child]));
        Assert.Equal(
            (whole.Received, whole.Produced, whole.Distributed, whole.Rejected, whole.Lost, whole.Gap),
            (sum.Received, sum.Produced, sum.Distributed, sum.Rejected, sum.Lost, sum.Gap));
        Assert.Equal(whole.OnHand, sum.OnHand + naive.OwnOnHand(territory, to));
    }

    private static Task<Statement> ReadAsync(CoreSite site, TerritoryRef territory, long product, (DateOnly From, DateOnly To) period) =>
        site.Get<StatementService>().ReadAsync(territory, product, period.From, period.To);

    private sealed record Step(int Act, int One, int Other, int Quantity, DateOnly On, bool Retried);

    /// <summary>Places of six communes, and what is on its way between them.</summary>
    private sealed class Country(CoreSite site)
    {
        public List<long> Places { get; } = [];

        public static async Task<Country> OpenAsync(CoreSite site)
        {
            var (country, places) = (new Country(site), site.Get<PlaceService>());
            foreach (var code in (string[])["95127", "95323", "95500", "95480", "95176", "01053"])
            {
                var commune = new TerritoryRef(TerritoryKind.Commune, code);
                country.Places.Add((await places.OpenAsync(PlaceKind.Stock, Guid.NewGuid(), "Stock", commune))!.Value);
                country.Places.Add((await places.OfVolunteerAsync(1000 + country.Places.Count, commune))!.Value);
            }
            return country;
        }

        public long Place(int number) => Places[number % Places.Count];

        /// <summary>Communes merge, somebody moves, somebody is erased.</summary>
        public async Task ChangeAsync()
        {
            await site.Get<TerritoryImport>().ImportAsync(SampleEdition.Of2027());
            await site.Get<MergerJob>().RunAsync();
            var pontoise = new TerritoryRef(TerritoryKind.Commune, "95500");
            Assert.True(await site.Get<PlaceService>().MoveAsync(Places[11], pontoise, new DateOnly(2027, 1, 15)));
            await site.Database.WriteAsync(db => new PlaceErasure().ForgetAsync(db, [1001, 1003], CancellationToken.None));
        }
    }

    /// <summary>One product's history.</summary>
    private sealed class Story(CoreSite site, Country country, long product, Step[] steps)
    {
        private readonly Guid order = Guid.NewGuid();
        private readonly List<long> movements = [];

        public long Product => product;

        public async Task PlayAsync(int half)
        {
            foreach (var step in half == 0 ? steps[..(steps.Length / 2)] : steps[(steps.Length / 2)..])
            {
                // Counts and what came before them on one day are told apart by the moment they are recorded.
                site.Clock.Advance(TimeSpan.FromSeconds(1));
                var act = await GestureAsync(step);
                var result = await act();
                if (step.Retried)
                {
                    // Word for word: the others were answered alike.
                    foreach (var again in await Task.WhenAll(Task.Run(act), Task.Run(act)))
                    {
                        Assert.Equal((result.Movement, result.Errors.Count), (again.Movement, again.Errors.Count));
                    }
                }
                if (result.Movement > 0)
                {
                    movements.Add(result.Movement);
                }
            }
        }

        public async Task AssertCountsStandAsync()
        {
            await using var db = site.Database.Read();
            var counts = await db.Set<StockCount>().Include(count => count.Lines)
                .Where(count => count.WithdrawnAt == null && count.Lines.Any(line => line.ProductId == product)).ToListAsync();
            var rows = await (from line in db.Set<MovementLine>()
                              where line.ProductId == product
                              join movement in db.Set<Movement>() on line.MovementId equals movement.Id
                              select new { Line = line, Movement = movement }).ToListAsync();
            var recorded = rows.Select(row => row.Movement).DistinctBy(movement => movement.Id)
                .ToDictionary(movement => movement.Id, movement => movement.RecordedAt);
            foreach (var count in counts)
            {
                foreach (var line in count.Lines.Where(line => line.ProductId == product))
                {
                    Assert.Equal(line.Observed, rows
                        .Where(row => row.Line.PlaceId == count.PlaceId && row.Line.Stage == line.Stage
                            && IsSeen(row.Movement, count, recorded))
                        .Sum(row => row.Line.Quantity));
                }
            }
        }

        // Of the same day: what was recorded before the count, what undoes that, and what keeps it, or a count before it, standing.
        private static bool IsSeen(Movement movement, StockCount count, Dictionary<long, DateTime> recorded) =>
            movement.OccurredOn < count.CountedOn
            || (movement.OccurredOn == count.CountedOn
                && (movement.CountId == count.Id
                    || recorded[movement.Reverses ?? movement.Id] <= count.RecordedAt
                    || (movement.Kind == MovementKind.Counterpart && movement.CountId < count.Id)));

        private async Task<Func<Task<LedgerResult>>> GestureAsync(Step step)
        {
            var ledger = site.Get<LedgerService>();
            var header = new MovementHeader(Guid.NewGuid(), step.On, 1, MovementSource.Paper);
            var (one, other) = (country.Place(step.One), country.Place(step.Other));
            var (goods, quantity) = (new Goods(product, 1 + (step.Other % 2)), step.Quantity);
            switch (step.Act)
            {
                case 0 or 1:
                    return () => ledger.ReceiveAsync(header, one, goods, quantity);
                case 2:
                    var shares = (PlaceQuantity[])[new(other, quantity), new(country.Place(step.Other + 1), quantity + 1)];
                    return () => ledger.HandOutAsync(header, one, goods, shares);
                case 3:
                    var kit = goods with { Stage = 1 };
                    return () => ledger.CollectAsync(header, order, one, other, kit, 2, quantity, step.One % 3, LossReason.Damaged);
                case 4:
                    return () => ledger.LoseAsync(header, one, goods, quantity, LossReason.Missing);
                case 5:
                    return () => ledger.RejectAsync(header, one, goods, quantity);
                case 6:
                    return () => ledger.DistributeAsync(header, one, goods, quantity);
                case 7:
                    return () => ledger.SteriliseAsync(header, order, one, goods, 3, quantity, step.Other % 4);
                case 8 when one != other:
                    return await TransferAsync(step, header, one, other, goods);
                case 9 or 10:
                    return () => ledger.CountAsync(header, one, [new(goods, quantity), new(new Goods(product, 3), step.Other)]);
                case 11 when movements.Count > 0:
                    return () => ledger.ReverseAsync(header, movements[step.One % movements.Count]);
                case 12 when await GapAsync(step) is { } gap:
                    return () => ledger.ExplainAsync(header, gap, (GapCause)(step.Other % 4));
                default:
                    return () => ledger.ReceiveAsync(header, one, goods, quantity);
            }
        }

        private async Task<Func<Task<LedgerResult>>> TransferAsync(Step step, MovementHeader header, long one, long other, Goods goods)
        {
            var ledger = site.Get<LedgerService>();
            var transit = (await site.Get<PlaceService>().TransitAsync(one, other))!.Value;
            return step.Quantity % 2 == 0
                ? () => ledger.SendAsync(header, one, transit, goods, step.Quantity)
                : () => ledger.ArriveAsync(header, transit, other, goods, step.Quantity, step.Quantity + 2 - (step.One % 5));
        }

        private async Task<long?> GapAsync(Step step)
        {
            await using var db = site.Database.Read();
            var gaps = await db.Set<MovementLine>().Where(line => line.ProductId == product)
                .Select(line => line.PlaceId).Where(id => db.Set<Place>().Any(place => place.Id == id && place.Kind == PlaceKind.Gap))
                .Distinct().OrderBy(id => id).ToListAsync();
            return gaps.Count == 0 ? null : gaps[step.One % gaps.Count];
        }
    }
}
