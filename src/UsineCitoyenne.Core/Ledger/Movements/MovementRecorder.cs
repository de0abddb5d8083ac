using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>Records a gesture once: checks it, opens the accounts that it needs and posts it; sent again, it answers the same.</summary>
public sealed class MovementRecorder(Database database, MovementValidator validator, MovementPosting posting)
{
    internal const string OtherContent = "Ce geste a déjà été enregistré, avec un autre contenu. Rechargez la page et recommencez.";

    internal Task<LedgerResult> RecordAsync(MovementDraft draft, CancellationToken cancel) =>
        RecordAsync(db => RecordAsync(db, draft, cancel), cancel);

    /// <param name="record">What is to be done in one transaction; a refusal undoes all of it.</param>
    internal async Task<LedgerResult> RecordAsync(Func<SiteDbContext, Task<long>> record, CancellationToken cancel)
    {
        try
        {
            return LedgerResult.Of(await database.WriteAsync(record, cancel));
        }
        catch (RefusedException refusal)
        {
            return new LedgerResult(0, refusal.Errors);
        }
    }

    internal async Task<long> RecordAsync(SiteDbContext db, MovementDraft draft, CancellationToken cancel)
    {
        RefusedException.ThrowIfAny(validator.Check(draft));
        var (known, places) = await ReadAsync(db, draft, cancel);
        RefusedException.ThrowIfAny(await validator.CheckAsync(db, draft.Moves.Select(move => move.Goods), SpotsOf(draft), places, cancel));
        if (known is { } id)
        {
            return await IsSameAsync(db, id, draft, places[draft.Home], cancel)
                ? id
                : throw new RefusedException(LedgerField.Key, OtherContent);
        }
        var lines = draft.Lines(await AccountsAsync(db, draft, places[draft.Home], cancel));
        return lines.Count == 0
            ? throw new RefusedException(LedgerField.Quantity, "Ce geste ne change rien.")
            : await posting.PostAsync(db, posting.MovementOf(draft.Header, draft.Kind, draft.Reason), lines, undone: null, cancel);
    }

    private static IEnumerable<Spot> SpotsOf(MovementDraft draft) =>
        draft.Moves.SelectMany(move => (Spot[])[move.From, move.To]).Prepend(Spot.At(draft.Home)).Distinct();

    // One round trip for what every gesture asks first.
    private static async Task<(long? Known, Dictionary<long, PlaceGeography> Places)> ReadAsync(
        SiteDbContext db, MovementDraft draft, CancellationToken cancel)
    {
        long[] ids = [.. SpotsOf(draft).Where(spot => spot.Books is null).Select(spot => spot.Place).Distinct()];
        var batch = new SqlBatch(db)
            // A count that found what was written has no movement: 0 is nobody's number.
            .Add($"""
                SELECT "Id" FROM "Movement" WHERE "Key" = {draft.Header.Key} AND "Posted"
                UNION ALL SELECT 0 FROM "StockCount" WHERE "Key" = {draft.Header.Key}
                """)
            .Add(LinkReader.Of(db, ids));
        await using var reader = await batch.ReadAsync(cancel);
        long? known = await reader.ReadAsync(cancel) ? reader.GetInt64(0) : null;
        await reader.NextResultAsync(cancel);
        return (known, await LinkReader.ReadAsync(reader, cancel));
    }

    private static async Task<Dictionary<Spot, long>> AccountsAsync(
        SiteDbContext db, MovementDraft draft, PlaceGeography home, CancellationToken cancel)
    {
        var on = draft.Header.On;
        var spots = SpotsOf(draft).ToDictionary(spot => spot, spot => spot.Place);
        var books = spots.Keys.Where(spot => spot.Books is not null).ToList();
        var open = await Books.FindAllAsync(db, books.ConvertAll(KeyOf), cancel);
        foreach (var spot in books)
        {
            spots[spot] = open.TryGetValue(KeyOf(spot), out var account)
                ? account
                : await Books.OpenAsync(db, spot.Books!.Value, spot.Key, home, on, cancel);
        }
        return spots;

        (PlaceKind, Guid) KeyOf(Spot spot) => (spot.Books!.Value, Books.KeyOf(spot.Books.Value, spot.Key, home.At(on).Territory));
    }

    private static async Task<bool> IsSameAsync(
        SiteDbContext db, long id, MovementDraft draft, PlaceGeography home, CancellationToken cancel)
    {
        var there = await db.Set<Movement>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel);
        var header = draft.Header;
        if ((there?.Kind, there?.OccurredOn, there?.Source, there?.Slip, there?.Reason, there?.Reverses)
            != (draft.Kind, header.On, header.Source, header.Slip, draft.Reason, null))
        {
            return false;
        }
        // The accounts as the place may have needed them then: it can have changed territory since.
        var books = (from spot in SpotsOf(draft)
                     where spot.Books is not null
                     from link in home.Links
                     select (Key: (spot.Books!.Value, Books.KeyOf(spot.Books.Value, spot.Key, link.Territory)), spot.End))
            .Distinct().ToDictionary(pair => pair.Key, pair => pair.End);
        var stored = await (from line in db.Set<MovementLine>()
                            where line.MovementId == id
                            join place in db.Set<Place>() on line.PlaceId equals place.Id
                            select new { Line = line, place.Kind, place.Key }).AsNoTracking().ToListAsync(cancel);
        return stored.Select(row => (
                row.Kind.IsPhysical() ? Spot.At(row.Line.PlaceId).End : books.GetValueOrDefault((row.Kind, row.Key)),
                LineOf(row.Line).Goods, row.Line.Quantity))
            .ToHashSet().SetEquals(draft.Sums(spot => spot.End));
    }

    /// <summary>What was recorded of a gesture already; null for nothing.</summary>
    internal static Task<Movement?> FindAsync(SiteDbContext db, Guid key, CancellationToken cancel) =>
        db.Set<Movement>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == key && row.Posted, cancel);

    internal static async Task<IReadOnlyList<LedgerLine>> LinesOfAsync(SiteDbContext db, long movement, CancellationToken cancel) =>
        [.. (await db.Set<MovementLine>().AsNoTracking().Where(line => line.MovementId == movement).OrderBy(line => line.Number)
            .ToListAsync(cancel)).Select(LineOf)];

    internal static LedgerLine LineOf(MovementLine line) =>
        new(line.PlaceId, new Goods(line.ProductId, line.Stage, line.LotId), line.Quantity);
}
