using System.Data.Common;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>
/// Makes all totals and balances again from the lines, at one moment, and compares. Lines are read once in their order; of totals, millions
/// of rows, only one sum a territory and product is kept, and those that differ are then told row by row.
/// </summary>
public sealed class LedgerCheck(Database database)
{
    private const string Lines = """
        SELECT m."Id", m."OccurredOn", l."PlaceId", l."ProductId", l."Stage", l."LotId", l."Quantity"
        FROM "Movement" m JOIN "MovementLine" l ON l."MovementId" = m."Id" WHERE m."Posted" ORDER BY m."Id"
        """;

    private static readonly string Stored =
        $"SELECT {TotalRows.Columns} FROM \"LedgerTotal\" UNION ALL {TotalRows.OfDeltas("TRUE")}";

    private const string Balances = """
        SELECT "PlaceId", "ProductId", "Stage", "LotId", "Quantity" FROM "PlaceBalance"
        UNION ALL
        SELECT l."PlaceId", l."ProductId", l."Stage", l."LotId", l."Quantity"
        FROM "UnfoldedMovement" u JOIN "MovementLine" l ON l."MovementId" = u."MovementId"
        """;

    public async Task<LedgerCheckReport> RunAsync(CancellationToken cancel = default) => (await CompareAsync(cancel)).Report;

    internal async Task<LedgerComparison> CompareAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var moment = await database.FreezeAsync(connection, cancel);
        var reader = new LedgerReader(connection, moment, cancel);
        var places = await reader.PlacesAsync();
        var recomputed = new Recomputation(places);
        await reader.EachAsync(Lines, recomputed.Add);
        recomputed.End();
        await reader.EachAsync(Balances, recomputed.SubtractBalance);
        await reader.EachAsync(Stored, recomputed.SubtractTotal);
        Recomputation? detail = null;
        if (recomputed.Suspects is { Count: > 0 } suspects)
        {
            // Again, for those territories and products alone: now each of their rows is kept.
            detail = new Recomputation(places, suspects);
            await reader.EachAsync(Lines, detail.Add);
            detail.End();
            await reader.EachAsync(Stored, detail.SubtractTotal);
            recomputed.Tell(detail);
        }
        return new LedgerComparison(
            new LedgerCheckReport(recomputed.Movements, recomputed.Lines, [
                .. from name in await LedgerGuards.MissingAsync(connection, moment, database.Dialect, cancel)
                   select $"la règle {name} manque dans la base : un mouvement faux pourrait y entrer",
                .. recomputed.Differences,
            ]), [.. detail?.Totals ?? []],
            [.. recomputed.Balances]);
    }

    private sealed class LedgerReader(DbConnection connection, DbTransaction moment, CancellationToken cancel)
    {
        public async Task<Dictionary<long, PlaceGeography>> PlacesAsync()
        {
            await using var command = Command(LinkReader.All);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            return await LinkReader.ReadAsync(reader, cancel);
        }

        public async Task EachAsync(string sql, Action<DbDataReader> take)
        {
            await using var command = Command(sql);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            // Millions of rows, already here for the most part: an awaiting call for each would take longer than the row.
            while (reader.Read())
            {
                take(reader);
            }
            cancel.ThrowIfCancellationRequested();
        }

        private DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, moment, 0);
            return command;
        }
    }
}

/// <param name="Totals">What each row of the totals lacks, in the order of <see cref="LedgerAmounts.Names"/>.</param>
/// <param name="Balances">What each balance lacks.</param>
internal sealed record LedgerComparison(
    LedgerCheckReport Report, IReadOnlyList<(TotalKey Key, long[] Values)> Totals, IReadOnlyList<LedgerLine> Balances);

/// <param name="Differences">In French, one a line; empty when all is as it should be.</param>
public sealed record LedgerCheckReport(long Movements, long Lines, IReadOnlyList<string> Differences);
