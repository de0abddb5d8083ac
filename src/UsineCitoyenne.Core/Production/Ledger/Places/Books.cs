using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Production.Ledger.Places;

/// <summary>The accounts of the books, opened when they are first needed.</summary>
internal static class Books
{
    /// <summary>The same on every node: of two that open an account at once, one finds the other's.</summary>
    public static Guid KeyOf(PlaceKind kind, TerritoryRef territory) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)kind} {territory}")).AsSpan(0, 16));

    /// <summary>The account that a place at <paramref name="home"/> needs; one with a key of its own lies where it is first needed.</summary>
    /// <param name="key">Of a work order or a gap; empty for the account of the territory.</param>
    /// <param name="on">The territory of that day.</param>
    public static async Task<long> FindOrOpenAsync(
        SiteDbContext db, PlaceKind kind, Guid key, PlaceGeography home, DateOnly on, CancellationToken cancel)
    {
        var territory = home.At(on).Territory;
        var known = key == Guid.Empty ? KeyOf(kind, territory) : key;
        if (await FindAsync(db, kind, known, cancel) is { } there)
        {
            return there;
        }
        // An account of the territory follows its history; a gap follows the place that it was found at.
        var links = key == Guid.Empty ? await TerritoryHistory.OfAsync(db, territory, cancel) : home.Links;
        return await OpenAsync(db, new Place { Kind = kind, Key = known, Name = "", Links = [.. links.Select(link => link.Of(0))] }, cancel);
    }

    public static Task<long?> FindAsync(SiteDbContext db, PlaceKind kind, Guid key, CancellationToken cancel) =>
        db.Set<Place>().Where(row => row.Kind == kind && row.Key == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel);

    public static async Task<long> OpenAsync(SiteDbContext db, Place place, CancellationToken cancel)
    {
        db.Add(place);
        await db.SaveChangesAsync(cancel);
        return place.Id;
    }
}
