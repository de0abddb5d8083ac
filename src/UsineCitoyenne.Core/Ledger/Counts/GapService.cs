using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Counts;

/// <summary>
/// What was seen and is not explained yet. A gap is never a resting place: it stays on this list until somebody says what it is.
/// </summary>
public sealed class GapService(Database database, TimeProvider clock)
{
    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<Gap>> OpenAsync(TerritoryRef territory, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var recent = HoldingService.Recent(db).Select(line => line.PlaceId);
        var here = await PlaceLinks.Within(db, territory)
            .Where(link => db.Set<Place>().Any(place => place.Id == link.PlaceId && place.Kind == PlaceKind.Gap)
                && (recent.Contains(link.PlaceId) || db.Set<PlaceBalance>().Any(row => row.PlaceId == link.PlaceId)))
            .Select(link => link.PlaceId).ToListAsync(cancel);
        var places = await LinkReader.FindAsync(db, here, cancel);
        var notes = (await db.Set<GapNote>().AsNoTracking().Where(note => here.Contains(note.PlaceId)).ToListAsync(cancel))
            .Select(note => (note.PlaceId, new Goods(note.ProductId, note.Stage, note.LotId), note.Quantity)).ToHashSet();
        return [.. (await HoldingService.OfAsync(db, here, cancel))
            .Where(holding => !notes.Contains((holding.Place, holding.Goods, holding.Quantity)))
            .Select(holding => (Holding: holding, Place: places[holding.Place]))
            .Select(gap => new Gap(gap.Place.Id, gap.Place.Key, gap.Place.Links[^1].Territory, gap.Holding.Goods, gap.Holding.Quantity))];
    }

    /// <summary>The communes by what is not explained in them, whatever its sign, the most first.</summary>
    public async Task<IReadOnlyList<GapRank>> RankAsync(TerritoryRef territory, long product, CancellationToken cancel = default) =>
        [.. (await OpenAsync(territory, cancel)).Where(gap => gap.Goods.Product == product && gap.Territory.Kind == TerritoryKind.Commune)
            .GroupBy(gap => gap.Territory.Code)
            .Select(commune => new GapRank(commune.Key, commune.Sum(gap => Math.Abs(gap.Quantity)), commune.Count()))
            .OrderByDescending(rank => rank.Quantity).ThenBy(rank => rank.Commune, StringComparer.Ordinal)];

    /// <summary>Somebody says why it stays as it is. It is open again when its quantity changes.</summary>
    /// <returns>What is wrong, in French; null when it is noted.</returns>
    public Task<string?> NoteAsync(long gap, string? why, long actor, CancellationToken cancel = default) =>
        database.WriteAsync(db => NoteAsync(db, gap, why, actor, cancel), cancel);

    internal async Task<string?> NoteAsync(SiteDbContext db, long gap, string? why, long actor, CancellationToken cancel)
    {
        var reason = (why ?? "").Trim();
        if (reason.Length is 0 or > GapNote.WhyLength)
        {
            return $"Dites pourquoi, en {GapNote.WhyLength} caractères au plus, sans nommer personne.";
        }
        var left = await CountRecorder.HoldAsync(db, gap, cancel) is { Kind: PlaceKind.Gap }
            ? await HoldingService.OfAsync(db, [gap], cancel)
            : [];
        db.AddRange(left.Select(line => new GapNote
        {
            PlaceId = gap,
            ProductId = line.Goods.Product,
            Stage = line.Goods.Stage,
            LotId = line.Goods.Lot,
            Quantity = line.Quantity,
            Why = reason,
            Actor = actor,
            At = clock.GetUtcNow().UtcDateTime,
        }));
        return left.Count == 0 ? "Il ne reste rien de cet écart." : null;
    }
}

/// <param name="Place">Of the gap, to explain it.</param>
/// <param name="Key">Of the count or the receipt that found it.</param>
/// <param name="Quantity">Over zero for what is missing, under for what was found and not written.</param>
public sealed record Gap(long Place, Guid Key, TerritoryRef Territory, Goods Goods, long Quantity);

/// <param name="Quantity">Of all its gaps, each without its sign.</param>
public sealed record GapRank(string Commune, long Quantity, int Gaps);
