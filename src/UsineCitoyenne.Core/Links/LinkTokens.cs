using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Links;

/// <summary>Issues and reads secret links, inside the caller's transaction.</summary>
public sealed class LinkTokens(TimeProvider clock)
{
    private const int SecretBytes = 32;
    private const int DeadBatch = 2000;

    /// <summary>The text to put in the URL: 43 characters. It exists nowhere else.</summary>
    internal string Issue(SiteDbContext db, LinkPurpose purpose, long subjectId, TimeSpan lifetime)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        db.Add(new LinkToken
        {
            Hash = SHA256.HashData(secret),
            Purpose = purpose,
            SubjectId = subjectId,
            ExpiresAt = clock.GetUtcNow().UtcDateTime + lifetime,
        });
        return Base64Url.EncodeToString(secret);
    }

    /// <summary>
    /// The link's row whatever its age, or null when the text was never issued. The look-up is by digest,
    /// so its time tells nothing about the secret.
    /// </summary>
    internal async Task<LinkToken?> FindAsync(SiteDbContext db, LinkPurpose purpose, string? text)
    {
        if (text is not { Length: 43 } || !Base64Url.IsValid(text))
        {
            return null;
        }
        var hash = SHA256.HashData(Base64Url.DecodeFromChars(text));
        return await db.Set<LinkToken>().FirstOrDefaultAsync(link => link.Hash == hash && link.Purpose == purpose);
    }

    internal bool IsExpired(LinkToken link) => link.ExpiresAt <= clock.GetUtcNow().UtcDateTime;

    /// <summary>Marks a one-time link as used. The condition stands in the update: of two clicks at once, one gets true.</summary>
    internal async Task<bool> TryUseAsync(SiteDbContext db, LinkToken link)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Set<LinkToken>().Where(row => row.Hash == link.Hash && row.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.UsedAt, now)) == 1;
    }

    /// <summary>Makes every link of a subject useless at once.</summary>
    internal Task RevokeAsync(SiteDbContext db, LinkPurpose purpose, long subjectId) =>
        RevokeAsync(db, purpose, [subjectId]);

    /// <summary>The same for many subjects.</summary>
    internal Task RevokeAsync(SiteDbContext db, LinkPurpose purpose, IReadOnlyCollection<long> subjectIds,
        CancellationToken cancel = default) =>
        db.Set<LinkToken>().Where(link => link.Purpose == purpose && subjectIds.Contains(link.SubjectId)).ExecuteDeleteAsync(cancel);

    /// <summary>Makes the links of some subjects useless, as links of another: they say what became of it.</summary>
    internal Task PassAsync(SiteDbContext db, LinkPurpose purpose, IReadOnlyCollection<long> from, long to,
        CancellationToken cancel = default)
    {
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        return db.Set<LinkToken>().Where(link => link.Purpose == purpose && from.Contains(link.SubjectId))
            .ExecuteUpdateAsync(row => row.SetProperty(link => link.SubjectId, to).SetProperty(link => link.UsedAt, now), cancel);
    }

    /// <summary>Links that were used, or ran out, before <paramref name="before"/>: nobody can open them any more.</summary>
    internal Task<int> CountDeadAsync(SiteDbContext db, DateTime before, CancellationToken cancel) => Dead(db, before).CountAsync(cancel);

    /// <summary>Deletes some of them, 0 when there is none left.</summary>
    internal Task<int> DeleteDeadAsync(SiteDbContext db, DateTime before, CancellationToken cancel) =>
        Dead(db, before).OrderBy(link => link.Hash).Take(DeadBatch).ExecuteDeleteAsync(cancel);

    private static IQueryable<LinkToken> Dead(SiteDbContext db, DateTime before) =>
        db.Set<LinkToken>().Where(link => link.ExpiresAt < before || link.UsedAt < before);
}
