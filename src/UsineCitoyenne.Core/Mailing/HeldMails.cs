using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// Mails that were due before a restore: the replaced database may have sent them. The digests of responsables are among them.
/// </summary>
internal sealed class HeldMails : IHeldObligations
{
    public string Name => "courriels en attente";

    public Task<int> CountAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel) => Due(db, dueUntil).CountAsync(cancel);

    public Task DropAsync(SiteDbContext db, DateTime dueUntil, CancellationToken cancel) =>
        Due(db, dueUntil).ExecuteUpdateAsync(row => row.SetProperty(mail => mail.State, OutboxState.Dropped), cancel);

    private static IQueryable<OutboxMail> Due(SiteDbContext db, DateTime until) => db.Set<OutboxMail>().Where(mail => mail.DueAt <= until
        && (mail.State == OutboxState.Queued || mail.State == OutboxState.Sending || mail.State == OutboxState.Waiting));
}
