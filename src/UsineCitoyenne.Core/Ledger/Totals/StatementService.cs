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
        // Folded and not yet folded in one statement: both of one moment.
        var folded = db.Set<LedgerTotal>().Where(row => row.Kind == territory.Kind && row.Code == territory.Code);
        var stages = await Of(folded, product, to).Concat(Of(Deltas(db, territory), product, to))
            .GroupBy(row => row.Stage)
            .Select(rows => new
            {
                Stage = rows.Key,
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
            })
            .OrderBy(row => row.Stage).ToListAsync(cancel);
        return new Statement(territory, product, from, to, [.. stages.Select(row => new StageStatement(row.Stage, new StatementLine(
            row.Opening, row.Received, row.Produced, row.In, row.Out, row.Distributed, row.Rejected, row.Lost, row.Gap, row.OnHand)))]);
    }

    /// <summary>All stages together, of many territories of one level: those where something happened, by code.</summary>
    /// <param name="codes">Of today.</param>
    public async Task<IReadOnlyDictionary<string, StatementLine>> ReadAllAsync(
        TerritoryKind level, IReadOnlyCollection<string> codes, long product, DateOnly from, DateOnly to,
            CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var folded = db.Set<LedgerTotal>().Where(row => row.Kind == level && codes.Contains(row.Code) && row.ProductId == product
                && row.Day <= to)
            .Select(row => new
            {
                row.Code,
                row.Day,
                row.OnHand,
                row.Received,
                row.Produced,
                row.In,
                row.Out,
                row.Distributed,
                row.Rejected,
                row.Lost,
                row.Gap,
            });
        var recent = Coded(db, level).Where(row => codes.Contains(row.Code) && row.Delta.ProductId == product && row.Delta.Day <= to)
            .Select(row => new
            {
                row.Code,
                row.Delta.Day,
                row.Delta.OnHand,
                row.Delta.Received,
                row.Delta.Produced,
                row.Delta.In,
                row.Delta.Out,
                row.Delta.Distributed,
                row.Delta.Rejected,
                row.Delta.Lost,
                row.Delta.Gap,
            });
        var sums = await folded.Concat(recent).GroupBy(row => row.Code)
            .Select(rows => new
            {
                Code = rows.Key,
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
        return sums.ToDictionary(row => row.Code, row => new StatementLine(
            row.Opening, row.Received, row.Produced, row.In, row.Out, row.Distributed, row.Rejected, row.Lost, row.Gap, row.OnHand));
    }

    private static IQueryable<CodedDelta> Coded(SiteDbContext db, TerritoryKind level) => level switch
    {
        TerritoryKind.Nation => db.Set<LedgerDelta>().Where(row => row.Nation != null)
            .Select(row => new CodedDelta { Code = row.Nation!, Delta = row }),
        TerritoryKind.Region => db.Set<LedgerDelta>().Where(row => row.Region != null)
            .Select(row => new CodedDelta { Code = row.Region!, Delta = row }),
        TerritoryKind.Departement => db.Set<LedgerDelta>().Where(row => row.Departement != null)
            .Select(row => new CodedDelta { Code = row.Departement!, Delta = row }),
        TerritoryKind.Epci => db.Set<LedgerDelta>().Where(row => row.Epci != null)
            .Select(row => new CodedDelta { Code = row.Epci!, Delta = row }),
        TerritoryKind.Commune => db.Set<LedgerDelta>().Where(row => row.Commune != null)
            .Select(row => new CodedDelta { Code = row.Commune!, Delta = row }),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A part of a commune has no statement of its own."),
    };

    private static IQueryable<LedgerDelta> Deltas(SiteDbContext db, TerritoryRef territory) => territory.Kind switch
    {
        TerritoryKind.Nation => db.Set<LedgerDelta>().Where(row => row.Nation == territory.Code),
        TerritoryKind.Region => db.Set<LedgerDelta>().Where(row => row.Region == territory.Code),
        TerritoryKind.Departement => db.Set<LedgerDelta>().Where(row => row.Departement == territory.Code),
        TerritoryKind.Epci => db.Set<LedgerDelta>().Where(row => row.Epci == territory.Code),
        TerritoryKind.Commune => db.Set<LedgerDelta>().Where(row => row.Commune == territory.Code),
        _ => throw new ArgumentOutOfRangeException(nameof(territory), territory, "A part of a commune has no statement of its own."),
    };

    private static IQueryable<Figures> Of<T>(IQueryable<T> rows, long product, DateOnly to)
        where T : LedgerFigures =>
        rows.Where(row => row.ProductId == product && row.Day <= to)
            .Select(row => new Figures
            {
                Stage = row.Stage,
                Day = row.Day,
                OnHand = row.OnHand,
                Received = row.Received,
                Produced = row.Produced,
                In = row.In,
                Out = row.Out,
                Distributed = row.Distributed,
                Rejected = row.Rejected,
                Lost = row.Lost,
                Gap = row.Gap,
            });

    private sealed class CodedDelta
    {
        public required string Code { get; init; }

        public required LedgerDelta Delta { get; init; }
    }

    private sealed class Figures
    {
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
