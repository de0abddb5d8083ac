using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>Who asked to go, by keyed hash only, in the caller's transaction.</summary>
public sealed class Leavers(LeaverKey key, TimeProvider clock)
{
    /// <summary>Remembers an address that is about to be erased. Twice is once.</summary>
    internal async Task AddAsync(SiteDbContext db, string emailKey)
    {
        var (hash, now) = (key.Hash(emailKey), clock.GetUtcNow().UtcDateTime);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Leaver" ("Hash", "LeftAt") VALUES ({hash}, {now})
            ON CONFLICT ("Hash") DO UPDATE SET "LeftAt" = excluded."LeftAt"
            """);
    }

    /// <summary>They came back by themself.</summary>
    internal Task ForgetAsync(SiteDbContext db, string emailKey, CancellationToken cancel = default)
    {
        var hashes = EmailAddress.EverKeys(emailKey).Select(key.Hash).ToArray();
        return db.Set<Leaver>().Where(row => EF.Parameter(hashes).Contains(row.Hash)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Those of these addresses whose owners asked to go.</summary>
    internal async Task<HashSet<string>> AmongAsync(SiteDbContext db, IReadOnlyCollection<string> emailKeys,
        CancellationToken cancel = default)
    {
        // A site that nobody left hashes nothing.
        if (!await db.Set<Leaver>().AnyAsync(cancel))
        {
            return [];
        }
        var byHash = emailKeys.Distinct()
            .SelectMany(address => EmailAddress.EverKeys(address).Select(ever => (Hash: key.Hash(ever), address)))
            .ToDictionary(pair => pair.Hash, pair => pair.address);
        var hashes = byHash.Keys.ToArray();
        var known = await db.Set<Leaver>().Where(row => EF.Parameter(hashes).Contains(row.Hash)).Select(row => row.Hash)
            .ToListAsync(cancel);
        return [.. known.Select(hash => byHash[hash])];
    }
}
