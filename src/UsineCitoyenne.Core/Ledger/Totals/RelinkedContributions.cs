using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>
/// What changes in the totals when a place gets other links: every movement that it took part in, as it is now, less as it was.
/// </summary>
internal static class RelinkedContributions
{
    public static async Task<Contributions> OfAsync(
        SiteDbContext db, PlaceGeography place, IReadOnlyList<PlaceLink> links, CancellationToken cancel)
    {
        var touching = db.Set<MovementLine>().Where(line => line.PlaceId == place.Id).Select(line => line.MovementId);
        var movements = await (from movement in db.Set<Movement>()
                               where movement.Posted && touching.Contains(movement.Id)
                               join line in db.Set<MovementLine>() on movement.Id equals line.MovementId
                               select new { movement.Id, movement.OccurredOn, Line = line }).ToListAsync(cancel);
        var before = new Dictionary<long, PlaceGeography>();
        foreach (var some in movements.Select(row => row.Line.PlaceId).Append(place.Id).Distinct().Chunk(500))
        {
            foreach (var (id, geography) in await LinkReader.FindAsync(db, some, cancel))
            {
                before[id] = geography;
            }
        }
        var after = new Dictionary<long, PlaceGeography>(before) { [place.Id] = place with { Links = [.. place.Links, .. links] } };
        before[place.Id] = place;
        var changes = new Contributions();
        foreach (var movement in movements.GroupBy(row => (row.Id, row.OccurredOn), row => row.Line))
        {
            LedgerLine[] lines = [.. movement.Select(MovementRecorder.LineOf)];
            changes.Add(movement.Key.OccurredOn, lines, before, sign: -1);
            changes.Add(movement.Key.OccurredOn, lines, after);
        }
        return changes;
    }
}
