using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Counts;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Totals;

namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>
/// Writes a movement in the caller's transaction: its lines, what it brings to the totals, its posting, and what keeps later counts
/// standing. Inserts only, so that no movement waits for another commune's.
/// </summary>
public sealed class MovementPosting(TimeProvider clock)
{
    private const string MovementColumns = """
        "Key", "Kind", "OccurredOn", "RecordedAt", "Actor", "Source", "Slip", "Reverses", "CountId", "Reason", "Posted"
        """;

    private const string LineColumns = """
        "MovementId", "Number", "PlaceId", "ProductId", "Stage", "LotId", "Quantity"
        """;

    internal Movement MovementOf(
        MovementHeader header, MovementKind kind, LossReason? reason = null, long? reverses = null, long? count = null) => new()
        {
            Key = header.Key,
            Kind = kind,
            OccurredOn = header.On,
            RecordedAt = clock.GetUtcNow().UtcDateTime,
            Actor = header.Actor,
            Source = header.Source,
            Slip = header.Slip,
            Reverses = reverses,
            CountId = count,
            Reason = reason,
        };

    /// <param name="lines">By place. Those of what it undoes, for a reversal.</param>
    /// <param name="undone">When that was recorded: what a count of the same day had seen of it.</param>
    /// <returns>The movement's number.</returns>
    internal async Task<long> PostAsync(
        SiteDbContext db, Movement movement, IReadOnlyList<LedgerLine> lines, DateTime? undone, CancellationToken cancel)
    {
        var (id, places) = await PostAloneAsync(db, movement, lines, cancel);
        foreach (var counterpart in await LateMovements.FindAsync(db, movement.OccurredOn, lines, places, undone, cancel))
        {
            await PostAloneAsync(db, Counterpart(movement, counterpart.Count), counterpart.Lines, cancel);
        }
        return id;
    }

    private async Task<(long Id, Dictionary<long, PlaceGeography> Places)> PostAloneAsync(
        SiteDbContext db, Movement movement, IReadOnlyList<LedgerLine> lines, CancellationToken cancel)
    {
        var (id, places) = await InsertAsync(db, movement, lines, cancel);
        var contributions = new Contributions();
        contributions.Add(movement.OccurredOn, lines, places);
        var batch = new SqlBatch(db)
            .AddRows(DeltaRows.Table, DeltaRows.Columns, "", DeltaRows.Of(contributions))
            .Add($"""INSERT INTO "UnfoldedMovement" ("MovementId") VALUES ({id})""")
            .Add($"""UPDATE "Movement" SET "Posted" = TRUE WHERE "Id" = {id}""");
        await batch.RunAsync(cancel);
        return (id, places);
    }

    // The places are read once the lines are there: each line holds its place, and who counts it or moves it to another territory waits.
    private static async Task<(long Id, Dictionary<long, PlaceGeography> Places)> InsertAsync(
        SiteDbContext db, Movement movement, IReadOnlyList<LedgerLine> lines, CancellationToken cancel)
    {
        var batch = new SqlBatch(db)
            .AddRows("Movement", MovementColumns, "", [Row(movement)])
            // The first parameter of the batch is the key.
            .AddRows("MovementLine", LineColumns, """(SELECT "Id" FROM "Movement" WHERE "Key" = @p0), """, lines.Select(Row))
            .Add($"""SELECT "Id" FROM "Movement" WHERE "Key" = {movement.Key}""")
            .Add(LinkReader.Of(db, [.. lines.Select(line => line.Place).Distinct()]));
        await using var reader = await batch.ReadAsync(cancel);
        await reader.ReadAsync(cancel);
        var id = reader.GetInt64(0);
        await reader.NextResultAsync(cancel);
        return (id, await LinkReader.ReadAsync(reader, cancel));
    }

    private static object?[] Row(Movement movement) =>
    [
        movement.Key, (int)movement.Kind, movement.OccurredOn, movement.RecordedAt, movement.Actor, (int)movement.Source, movement.Slip,
        movement.Reverses, movement.CountId, (int?)movement.Reason, false,
    ];

    private static object?[] Row(LedgerLine line, int index) =>
        [index + 1, line.Place, line.Goods.Product, line.Goods.Stage, line.Goods.Lot, line.Quantity];

    private Movement Counterpart(Movement late, StockCount count) => MovementOf(
        new MovementHeader(Guid.NewGuid(), count.CountedOn, late.Actor, late.Source) { Slip = late.Slip },
        MovementKind.Counterpart, count: count.Id);
}
