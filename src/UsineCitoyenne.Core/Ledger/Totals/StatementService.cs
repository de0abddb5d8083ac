using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>What became of a product in a territory, from one day to another. The geography is that of each day.</summary>
public sealed class StatementService(Database database)
{
    /// <param name="territory">The nation, a région, a département, an EPCI or a commune; a code that is no longer in use shows its own
    /// days.</param>
    /// <param name="to">Included.</param>
    public async Task<Statement> ReadAsync(
        TerritoryRef territory, long product, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var sums = await SumAsync(
            db, territory.Kind, folded => folded.Where(row => row.Code == territory.Code),
            recent => recent.Where(row => row.Code == territory.Code), product, from, to, cancel);
        return new Statement(territory, product, from, to,
            [.. sums.OrderBy(sum => sum.Stage).Select(sum => new StageStatement(sum.Stage, sum.Line))]);
    }

    /// <summary>All stages together, of many territories of one level: those where something happened, by code.</summary>
    /// <param name="codes">Of today.</param>
    public async Task<IReadOnlyDictionary<string, StatementLine>> ReadAllAsync(
        TerritoryKind level, IReadOnlyCollection<string> codes, long product, DateOnly from, DateOnly to,
        CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var sums = await SumAsync(
            db, level, folded => folded.Where(row => codes.Contains(row.Code)), recent => recent.Where(row => codes.Contains(row.Code)),
            product, from, to, cancel);
        return sums.GroupBy(sum => sum.Code)
            .ToDictionary(place => place.Key, place => place.Aggregate(default(StatementLine), (all, sum) => all + sum.Line));
    }

    // Folded and not yet folded in one statement: both of one moment.
    private static async Task<IReadOnlyList<(string Code, int Stage, StatementLine Line)>> SumAsync(
        SiteDbContext db, TerritoryKind level, Func<IQueryable<Coded<LedgerTotal>>, IQueryable<Coded<LedgerTotal>>> folded,
        Func<IQueryable<Coded<LedgerDelta>>, IQueryable<Coded<LedgerDelta>>> recent, long product, DateOnly from, DateOnly to,
        CancellationToken cancel)
    {
        var totals = db.Set<LedgerTotal>().Where(row => row.Kind == level)
            .Select(row => new Coded<LedgerTotal> { Code = row.Code, Row = row });
        var sums = await Of(folded(totals), product, to).Concat(Of(recent(Deltas(db, level)), product, to))
            .GroupBy(row => new { row.Code, row.Stage })
            .Select(rows => new
            {
                rows.Key.Code,
                rows.Key.Stage,
                Opening = rows.Sum(row => row.Day < from ? row.OnHand : 0),
                Received = rows.Sum(row => row.Day < from ? 0 : row.Received),
                Produced = rows.Sum(row => row.Day < from ? 0 : row.Produced),
                In = rows.Sum(row => row.Day < from ? 0 : row.In),
                Out = rows.Sum(row => row.Day < from ? 0 : row.Out),
                Distributed = rows.Sum(row => row.Day < from ? 0 : row.Distributed),
                Rejected = rows.Sum(row => row.Day < from ? 0 : row.Rejected),
                Lost = rows.Sum(row => row.Day < from ? 0 : row.Lost),
                Gap = rows.Sum(row => row.Day < from ? 0 : row.Gap),
                OnHand = rows.Sum(row => row.OnHand),
            }).ToListAsync(cancel);
        return [.. sums.Select(row => (row.Code, row.Stage, new StatementLine(
            row.Opening, row.Received, row.Produced, row.In, row.Out, row.Distributed, row.Rejected, row.Lost, row.Gap, row.OnHand)))];
    }

    private static IQueryable<Coded<LedgerDelta>> Deltas(SiteDbContext db, TerritoryKind level) => level switch
    {
        TerritoryKind.Nation => db.Set<LedgerDelta>().Where(row => row.Nation != null)
            .Select(row => new Coded<LedgerDelta> { Code = row.Nation!, Row = row }),
        TerritoryKind.Region => db.Set<LedgerDelta>().Where(row => row.Region != null)
            .Select(row => new Coded<LedgerDelta> { Code = row.Region!, Row = row }),
        TerritoryKind.Departement => db.Set<LedgerDelta>().Where(row => row.Departement != null)
            .Select(row => new Coded<LedgerDelta> { Code = row.Departement!, Row = row }),
        TerritoryKind.Epci => db.Set<LedgerDelta>().Where(row => row.Epci != null)
            .Select(row => new Coded<LedgerDelta> { Code = row.Epci!, Row = row }),
        TerritoryKind.Commune => db.Set<LedgerDelta>().Where(row => row.Commune != null)
            .Select(row => new Coded<LedgerDelta> { Code = row.Commune!, Row = row }),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A part of a commune has no statement of its own."),
    };

    private static IQueryable<Figures> Of<T>(IQueryable<Coded<T>> rows, long product, DateOnly to)
        where T : LedgerFigures =>
        rows.Where(row => row.Row.ProductId == product && row.Row.Day <= to)
            .Select(row => new Figures
            {
                Code = row.Code,
                Stage = row.Row.Stage,
                Day = row.Row.Day,
                OnHand = row.Row.OnHand,
                Received = row.Row.Received,
                Produced = row.Row.Produced,
                In = row.Row.In,
                Out = row.Row.Out,
                Distributed = row.Row.Distributed,
                Rejected = row.Row.Rejected,
                Lost = row.Row.Lost,
                Gap = row.Row.Gap,
            });

    private sealed class Coded<T>
        where T : LedgerFigures
    {
        public required string Code { get; init; }

        public required T Row { get; init; }
    }

    private sealed class Figures
    {
        public required string Code { get; init; }

        public int Stage { get; init; }

        public DateOnly Day { get; init; }

        public long OnHand { get; init; }

        public long Received { get; init; }

        public long Produced { get; init; }

        public long In { get; init; }

        public long Out { get; init; }

        public long Distributed { get; init; }

        public long Rejected { get; init; }

        public long Lost { get; init; }

        public long Gap { get; init; }
    }
}
