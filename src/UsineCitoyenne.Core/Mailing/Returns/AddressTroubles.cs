using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>Whose addresses take no mail, in the caller's transaction.</summary>
internal static class AddressTroubles
{
    /// <summary>Those of a kind, for use inside a query.</summary>
    public static IQueryable<long> Of(SiteDbContext db, MailRecipient kind)
    {
        var name = Outbox.NameOf(kind);
        return db.Set<AddressTrouble>().Where(row => row.RecipientKind == name).Select(row => row.RecipientId);
    }

    /// <summary>The last ones of a kind, for those who can do something about them.</summary>
    public static Task<List<long>> LatestAsync(SiteDbContext db, MailRecipient kind, int most, CancellationToken cancel)
    {
        var name = Outbox.NameOf(kind);
        return db.Set<AddressTrouble>().Where(row => row.RecipientKind == name).OrderByDescending(row => row.At).Take(most)
            .Select(row => row.RecipientId).ToListAsync(cancel);
    }

    /// <summary>Null when the address takes mail.</summary>
    public static Task<DateTime?> SinceAsync(SiteDbContext db, MailRecipient kind, long recipientId, CancellationToken cancel)
    {
        var name = Outbox.NameOf(kind);
        return db.Set<AddressTrouble>().Where(row => row.RecipientKind == name && row.RecipientId == recipientId)
            .Select(row => (DateTime?)row.At).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Twice is once: the first time stays, and the second is false.</summary>
    public static async Task<bool> AddAsync(SiteDbContext db, OutboxMail mail, string status, DateTime now, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "AddressTrouble" ("RecipientKind", "RecipientId", "At", "Status") VALUES ({mail.RecipientKind}, {mail.RecipientId}, {now}, {status})
            ON CONFLICT ("RecipientKind", "RecipientId") DO NOTHING
            """, cancel) == 1;

    /// <summary>Back in service, and what was counted against it forgotten. False when it was in service.</summary>
    public static Task<bool> ClearAsync(SiteDbContext db, MailRecipient kind, long recipientId, CancellationToken cancel) =>
        ClearAsync(db, Outbox.NameOf(kind), recipientId, cancel);

    public static async Task<bool> ClearAsync(SiteDbContext db, string name, long recipientId, CancellationToken cancel)
    {
        await db.Set<ReturnEntry>().Where(row => row.RecipientKind == name && row.RecipientId == recipientId).ExecuteDeleteAsync(cancel);
        return await db.Set<AddressTrouble>().Where(row => row.RecipientKind == name && row.RecipientId == recipientId)
            .ExecuteDeleteAsync(cancel) > 0;
    }
}
