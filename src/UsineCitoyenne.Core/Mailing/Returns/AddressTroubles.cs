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

    /// <summary>Null when the address takes mail.</summary>
    public static Task<DateTime?> SinceAsync(SiteDbContext db, MailRecipient kind, long recipientId, CancellationToken cancel)
    {
        var name = Outbox.NameOf(kind);
        return db.Set<AddressTrouble>().Where(row => row.RecipientKind == name && row.RecipientId == recipientId).Select(row => (DateTime?)row.At).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Twice is once: the first time stays.</summary>
    public static Task AddAsync(SiteDbContext db, OutboxMail mail, string status, DateTime now, CancellationToken cancel)
    {
        var shown = status.Length > AddressTroubleMapping.StatusLength ? status[..AddressTroubleMapping.StatusLength] : status;
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO "AddressTrouble" ("RecipientKind", "RecipientId", "At", "Status") VALUES ({mail.RecipientKind}, {mail.RecipientId}, {now}, {shown})
            ON CONFLICT ("RecipientKind", "RecipientId") DO NOTHING
            """, cancel);
    }

    public static Task ClearAsync(SiteDbContext db, MailRecipient kind, long recipientId, CancellationToken cancel)
    {
        var name = Outbox.NameOf(kind);
        return db.Set<AddressTrouble>().Where(row => row.RecipientKind == name && row.RecipientId == recipientId).ExecuteDeleteAsync(cancel);
    }
}
