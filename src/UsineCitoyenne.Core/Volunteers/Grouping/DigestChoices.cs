using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>How often a responsable hears of newcomers: their own choice.</summary>
public sealed class DigestChoices(Database database, Audit audit, TimeProvider clock)
{
    public Task<DigestFrequency> ReadAsync(Responsable by, CancellationToken cancel = default) => ReadAsync(by.AccountId, cancel);

    /// <summary>A mail that waits already still leaves at its time.</summary>
    public Task SetAsync(Responsable by, DigestFrequency frequency, CancellationToken cancel = default) =>
        SetAsync(by.AccountId, frequency, cancel);

    internal async Task<DigestFrequency> ReadAsync(long accountId, CancellationToken cancel)
    {
        await using var db = database.Read();
        return await db.Set<OrganiserDigest>().Where(row => row.AccountId == accountId).Select(row => row.Frequency)
            .FirstOrDefaultAsync(cancel);
    }

    internal Task SetAsync(long accountId, DigestFrequency frequency, CancellationToken cancel) =>
        database.WriteAsync(db => SetAsync(db, accountId, frequency, cancel), cancel);

    internal async Task SetAsync(SiteDbContext db, long accountId, DigestFrequency frequency, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var digest = await OrganiserDigests.LockAsync(db, accountId, now, cancel);
        if (digest.Frequency != frequency && Enum.IsDefined(frequency))
        {
            (digest.Frequency, digest.NextAt) = (frequency, now);
            audit.Record(db, AuditAction.PreferenceSet, accountId, detail: $"digest:{(int)frequency}");
        }
    }
}
