using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>The accounts of the books, opened when they are first needed.</summary>
internal static class Books
{
    /// <summary>The same on every node: of two that open an account at once, one finds the other's.</summary>
    public static Guid KeyOf(PlaceKind kind, TerritoryRef territory) => Hash($"{(int)kind} {territory}");

    /// <summary>The account that a gesture in that territory needs.</summary>
    /// <param name="key">
    /// Of a gap, which has one account; of a work order, which has one a territory: what is made counts where it is made. Otherwise empty.
    /// </param>
    public static Guid KeyOf(PlaceKind kind, Guid key, TerritoryRef territory) =>
        key == Guid.Empty ? KeyOf(kind, territory) : kind == PlaceKind.Work ? Hash($"{(int)kind} {territory} {key}") : key;

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
        await FindAsync(db, kind, KeyOf(kind, key, home.At(on).Territory), cancel) ?? await OpenAsync(db, kind, key, home, on, cancel);

    public static async Task<long> OpenAsync(
        SiteDbContext db, PlaceKind kind, Guid key, PlaceGeography home, DateOnly on, CancellationToken cancel)
    {
        // An account of the territory follows its history; a gap follows the place that it was found at.
        var territory = home.At(on).Territory;
        var links = kind == PlaceKind.Gap ? home.Links : await TerritoryHistory.OfAsync(db, territory, cancel);
        return await OpenAsync(db, new Place
        {
            Kind = kind,
            Key = KeyOf(kind, key, territory),
            Name = "",
            Links = [.. links.Select(link => link.Of(0))],
        }, cancel);
    }

    public static Task<long?> FindAsync(SiteDbContext db, PlaceKind kind, Guid key, CancellationToken cancel) =>
        db.Set<Place>().Where(row => row.Kind == kind && row.Key == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel);

    public static async Task<long> OpenAsync(SiteDbContext db, Place place, CancellationToken cancel)
    {
        db.Add(place);
        await db.SaveChangesAsync(cancel);
        return place.Id;
    }

    private static Guid Hash(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
