using System.Runtime.CompilerServices;
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

    /// <summary>The account that a gesture at <paramref name="home"/> needs.</summary>
    /// <param name="key">Of a work order or a gap; empty for the account of the territory on that day.</param>
    public static Guid KeyOf(PlaceKind kind, Guid key, PlaceGeography home, DateOnly on) =>
        key == Guid.Empty ? KeyOf(kind, home.At(on).Territory) : key;

    /// <summary>Those that are open, in one question.</summary>
    public static async Task<Dictionary<(PlaceKind, Guid), long>> FindAllAsync(
        SiteDbContext db, IReadOnlyList<(PlaceKind Kind, Guid Key)> accounts, CancellationToken cancel)
    {
        var found = new Dictionary<(PlaceKind, Guid), long>();
        if (accounts.Count == 0)
        {
            return found;
        }
        var any = string.Join(" OR ", accounts.Select((_, index) => $"(\"Kind\" = {{{2 * index}}} AND \"Key\" = {{{(2 * index) + 1}}})"));
        var batch = new SqlBatch(db).Add(FormattableStringFactory.Create(
            "SELECT \"Kind\", \"Key\", \"Id\" FROM \"Place\" WHERE " + any,
            [.. accounts.SelectMany(account => (object[])[(int)account.Kind, account.Key])]));
        await using var reader = await batch.ReadAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            found[((PlaceKind)reader.GetInt32(0), reader.GetGuid(1))] = reader.GetInt64(2);
        }
        return found;
    }

    public static async Task<long> FindOrOpenAsync(
        SiteDbContext db, PlaceKind kind, Guid key, PlaceGeography home, DateOnly on, CancellationToken cancel) =>
        await FindAsync(db, kind, KeyOf(kind, key, home, on), cancel) ?? await OpenAsync(db, kind, key, home, on, cancel);

    /// <summary>One with a key of its own lies where it is first needed.</summary>
    public static async Task<long> OpenAsync(
        SiteDbContext db, PlaceKind kind, Guid key, PlaceGeography home, DateOnly on, CancellationToken cancel)
    {
        // An account of the territory follows its history; a gap follows the place that it was found at.
        var links = key == Guid.Empty ? await TerritoryHistory.OfAsync(db, home.At(on).Territory, cancel) : home.Links;
        var account = new Place { Kind = kind, Key = KeyOf(kind, key, home, on), Name = "", Links = [.. links.Select(link => link.Of(0))] };
        return await OpenAsync(db, account, cancel);
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
