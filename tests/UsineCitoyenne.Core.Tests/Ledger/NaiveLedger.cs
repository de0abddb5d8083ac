using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Ledger;

/// <summary>
/// The same statements, made the slow way: on hand is what lies in the places that are in the territory on that day, and what crossed its
/// border is what each movement, or each move of a place, added to it or took from it. No total is kept, nothing is added up beforehand.
/// </summary>
internal sealed class NaiveLedger
{
    private readonly IReadOnlyDictionary<long, (PlaceKind Kind, List<PlaceLink> Links)> places;
    private readonly List<(long Movement, DateOnly Day, MovementLine Line)> lines;

    private NaiveLedger(IReadOnlyDictionary<long, (PlaceKind, List<PlaceLink>)> places, List<(long, DateOnly, MovementLine)> lines) =>
        (this.places, this.lines) = (places, lines);

    public static async Task<IReadOnlyDictionary<long, (PlaceKind Kind, List<PlaceLink> Links)>> PlacesAsync(Database database)
    {
        await using var db = database.Read();
        return await db.Set<Place>().Include(place => place.Links).ToDictionaryAsync(
            place => place.Id, place => (place.Kind, place.Links.OrderBy(link => link.From).ToList()));
    }

    public static async Task<NaiveLedger> ReadAsync(
        Database database, IReadOnlyDictionary<long, (PlaceKind, List<PlaceLink>)> places, long product)
    {
        await using var db = database.Read();
        var lines = await (from movement in db.Set<Movement>()
                           where movement.Posted
                           join line in db.Set<MovementLine>() on movement.Id equals line.MovementId
                           where line.ProductId == product
                           select new { movement.Id, movement.OccurredOn, Line = line }).ToListAsync();
        var known = lines.Select(row => row.Line.PlaceId).Distinct().ToDictionary(place => place, place => places[place]);
        return new NaiveLedger(known, lines.ConvertAll(row => (row.Id, row.OccurredOn, row.Line)));
    }

    public StatementLine Read(TerritoryRef territory, DateOnly from, DateOnly to)
    {
        var flows = lines.Where(row => row.Day >= from && row.Day <= to && LiesIn(row.Line.PlaceId, row.Day, territory)).ToList();
        var (crossedIn, crossedOut) = Crossings(flows, territory, from, to);
        return new StatementLine(
            OnHand(territory, from.AddDays(-1)), -Sum(flows, PlaceKind.Supplier), -Sum(flows, PlaceKind.Work), crossedIn, crossedOut,
            Sum(flows, PlaceKind.Distributed), Sum(flows, PlaceKind.Rejected), Sum(flows, PlaceKind.Lost), Sum(flows, PlaceKind.Gap),
            OnHand(territory, to));
    }

    /// <summary>Of the places that belong to the territory itself and to none below it.</summary>
    public long OwnOnHand(TerritoryRef territory, DateOnly day) => OnHand(day, place => LinkOf(place, day).Territory == territory);

    private long OnHand(TerritoryRef territory, DateOnly day) => OnHand(day, place => LiesIn(place, day, territory));

    private long OnHand(DateOnly day, Func<long, bool> isThere) => lines
        .Where(row => row.Day <= day && IsPhysical(row.Line.PlaceId) && isThere(row.Line.PlaceId)).Sum(row => row.Line.Quantity);

    private (long In, long Out) Crossings(
        List<(long Movement, DateOnly Day, MovementLine Line)> flows, TerritoryRef territory, DateOnly from, DateOnly to)
    {
        var nets = flows.GroupBy(row => (row.Movement, row.Line.Stage, row.Line.LotId))
            .Select(group => group.Sum(row => row.Line.Quantity)).ToList();
        var (crossedIn, crossedOut) = (nets.Where(net => net > 0).Sum(), -nets.Where(net => net < 0).Sum());
        foreach (var (id, (kind, links)) in places.Where(place => place.Value.Kind < PlaceKind.Supplier))
        {
            foreach (var day in links.Skip(1).Select(link => link.From).Where(day => day >= from && day <= to))
            {
                var (before, after) = (LiesIn(id, day.AddDays(-1), territory), LiesIn(id, day, territory));
                var held = lines.Where(row => row.Line.PlaceId == id && row.Day < day).Sum(row => row.Line.Quantity);
                crossedIn += after && !before ? held : 0;
                crossedOut += before && !after ? held : 0;
            }
        }
        return (crossedIn, crossedOut);
    }

    private long Sum(List<(long Movement, DateOnly Day, MovementLine Line)> flows, PlaceKind kind) =>
        flows.Where(row => places[row.Line.PlaceId].Kind == kind).Sum(row => row.Line.Quantity);

    private bool IsPhysical(long place) => places[place].Kind < PlaceKind.Supplier;

    private bool LiesIn(long place, DateOnly day, TerritoryRef territory) => LinkOf(place, day).At(territory.Kind) == territory.Code;

    private PlaceLink LinkOf(long place, DateOnly day) => places[place].Links.FindLast(link => link.From <= day) ?? places[place].Links[0];
}
