using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>Opens places, and moves them from one territory to another.</summary>
public sealed class PlaceService(Database database)
{
    /// <summary>A physical place. Done again with the same key it changes nothing.</summary>
    /// <param name="territory">A commune, or a territory above it.</param>
    /// <returns>Its number; null where no edition of the official code knows the territory.</returns>
    public Task<long?> OpenAsync(PlaceKind kind, Guid key, string name, TerritoryRef territory, CancellationToken cancel = default) =>
        kind.IsPhysical() && kind != PlaceKind.Volunteer
            ? database.WriteAsync(async db => await Books.FindAsync(db, kind, key, cancel)
                ?? await OpenAsync(db, new Place { Kind = kind, Key = key, Name = name }, territory, cancel), cancel)
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "The ledger opens its books by itself.");

    /// <summary>What a volunteer holds. Opened where they live when it is first asked for.</summary>
    public Task<long?> OfVolunteerAsync(long volunteer, TerritoryRef commune, CancellationToken cancel = default) =>
        database.WriteAsync(db => FindOrOpenOfVolunteerAsync(db, volunteer, commune, cancel), cancel);

    internal static async Task<long?> FindOrOpenOfVolunteerAsync(
        SiteDbContext db, long volunteer, TerritoryRef commune, CancellationToken cancel) =>
        await db.Set<Place>().Where(row => row.VolunteerId == volunteer).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel)
        ?? await OpenAsync(db, Place.OfVolunteer(volunteer), commune, cancel);

    /// <summary>What is on its way between two places: of the département of both, or the région, or the nation.</summary>
    public Task<long?> TransitAsync(long from, long to, CancellationToken cancel = default) =>
        database.WriteAsync(db => FindOrOpenTransitAsync(db, from, to, cancel), cancel);

    internal static async Task<long?> FindOrOpenTransitAsync(SiteDbContext db, long from, long to, CancellationToken cancel)
    {
        var places = await LinkReader.FindAsync(db, [from, to], cancel);
        if (!places.TryGetValue(from, out var one) || !places.TryGetValue(to, out var other))
        {
            return null;
        }
        var territory = ((TerritoryKind[])[TerritoryKind.Departement, TerritoryKind.Region])
            .Where(level => one.Links[^1].At(level) is { } code && other.Links[^1].At(level) == code)
            .Select(level => new TerritoryRef(level, one.Links[^1].At(level)!)).DefaultIfEmpty(TerritoryRef.Nation).First();
        var key = Books.KeyOf(PlaceKind.InTransit, territory);
        return await Books.FindAsync(db, PlaceKind.InTransit, key, cancel)
            ?? await OpenAsync(db, new Place { Kind = PlaceKind.InTransit, Key = key, Name = "" }, territory, cancel);
    }

    /// <summary>From that day on a place belongs to another commune; what it holds goes with it.</summary>
    /// <returns>False for a day that its links already passed, or a territory that no edition knows.</returns>
    public Task<bool> MoveAsync(long place, TerritoryRef territory, DateOnly from, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
        {
            var history = await TerritoryHistory.OfAsync(db, territory, cancel);
            var links = history.Where((link, index) => index == history.Count - 1 || history[index + 1].From > from)
                .Select(link => link.Of(place, link.From > from ? link.From : from)).ToList();
            return links.Count > 0 && await PlaceLinks.AppendAsync(db, place, links, cancel);
        }, cancel);

    internal static async Task<long?> OpenAsync(SiteDbContext db, Place place, TerritoryRef territory, CancellationToken cancel)
    {
        var links = await TerritoryHistory.OfAsync(db, territory, cancel);
        place.Links.AddRange(links.Select(link => link.Of(0)));
        return links.Count == 0 ? null : await Books.OpenAsync(db, place, cancel);
    }
}
