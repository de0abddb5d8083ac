using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>
/// What a return does, in the caller's transaction. An address that does not exist is silenced at once; one that takes nothing for weeks,
/// after a while; a refusal of all of us silences nobody: it pauses the domain and tells the operator.
/// </summary>
public sealed class ReturnLedger(Audit audit, TimeProvider clock, ILogger<ReturnLedger> logger)
{
    /// <summary>A mailbox that only takes nothing now is silenced after so many days with a return…</summary>
    internal const int SoftDays = 4;

    /// <summary>…of which the first and the last are as far apart as this…</summary>
    internal static readonly TimeSpan SoftSpan = TimeSpan.FromDays(14);

    /// <summary>…within this.</summary>
    internal static readonly TimeSpan SoftWindow = TimeSpan.FromDays(60);

    /// <summary>Of so many people in a day, a provider refuses us and not them.</summary>
    internal const int RefusedPeople = 5;
    internal static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    /// <summary>False when it was told before: nothing more happens then.</summary>
    internal async Task<bool> RecordAsync(SiteDbContext db, OutboxMail mail, ReturnStatus status, string? domain, string answer,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (mail.Elsewhere)
        {
            logger.LogInformation("Mail {Id} ({Template}) came back from an address that is not its recipient's: nothing follows.", mail.Id,
                mail.Template);
            return false;
        }
        var refuser = status.Class is ReturnClass.Policy or ReturnClass.Sender ? domain : null;
        if (await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "ReturnEntry" ("MailId", "RecipientKind", "RecipientId", "At", "Class", "Status", "Domain")
            VALUES ({mail.Id}, {mail.RecipientKind}, {mail.RecipientId}, {now}, {(int)status.Class}, {status.Code}, {refuser})
            ON CONFLICT ("MailId", "Class") DO NOTHING
            """, cancel) == 0)
        {
            return false;
        }
        logger.LogInformation("Mail {Id} ({Template}) came back: {Class} {Status}.", mail.Id, mail.Template, status.Class, status.Code);
        if (status.Class == ReturnClass.Address
            || (status.Class is ReturnClass.Mailbox or ReturnClass.Delay && await IsLastingAsync(db, mail, now, cancel)))
        {
            await SilenceAsync(db, mail, status, now, cancel);
        }
        else if (refuser is not null)
        {
            await CountRefusalAsync(db, refuser, AddressScrubber.Scrub(answer), now, cancel);
        }
        return true;
    }

    private async Task SilenceAsync(SiteDbContext db, OutboxMail mail, ReturnStatus status, DateTime now, CancellationToken cancel)
    {
        if (await AddressTroubles.AddAsync(db, mail, status.Code, now, cancel))
        {
            audit.Record(db, AuditAction.AddressBounced, detail: $"mail:{mail.Id} {status.Code}",
                volunteers: mail.RecipientKind == Outbox.NameOf(MailRecipient.Volunteer) ? [mail.RecipientId] : []);
        }
    }

    private static async Task<bool> IsLastingAsync(SiteDbContext db, OutboxMail mail, DateTime now, CancellationToken cancel)
    {
        var from = now - SoftWindow;
        var times = await db.Set<ReturnEntry>()
            .Where(row => row.RecipientKind == mail.RecipientKind && row.RecipientId == mail.RecipientId && row.At > from
                && (row.Class == ReturnClass.Mailbox || row.Class == ReturnClass.Delay))
            .Select(row => row.At).ToListAsync(cancel);
        return times.Select(at => at.Date).Distinct().Count() >= SoftDays && times.Max() - times.Min() >= SoftSpan;
    }

    private async Task CountRefusalAsync(SiteDbContext db, string domain, string answer, DateTime now, CancellationToken cancel)
    {
        var yesterday = now.AddDays(-1);
        var people = await db.Set<ReturnEntry>().Where(row => row.Domain == domain && row.At > yesterday)
            .Select(row => new { row.RecipientKind, row.RecipientId }).Distinct().CountAsync(cancel);
        if (people < RefusedPeople)
        {
            return;
        }
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "ProviderRefusal" ("Domain", "Since", "LastAt", "PausedUntil", "Recipients", "Answer")
            VALUES ({domain}, {now}, {now}, {now + Pause}, {people}, {answer})
            ON CONFLICT ("Domain") DO UPDATE SET "LastAt" = {now}, "PausedUntil" = {now + Pause}, "Recipients" = {people}, "Answer" = {answer}
            """, cancel);
        logger.LogError(
            "{Domain} refuses our mails, those of {People} people in a day: grouped mails to it wait {Hours} h. {Answer}", domain, people,
            Pause.TotalHours, answer);
    }
}
