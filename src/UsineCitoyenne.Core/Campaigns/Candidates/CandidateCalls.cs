using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Campaigns.Candidates;

/// <summary>
/// One mail to a commune's volunteers: would one of you take charge? To those who agreed to such mails, at most once in thirty days.
/// </summary>
public sealed class CandidateCalls(
    Database database, TerritoryDirectory territories, NewsReaders readers, Outbox outbox, Audit audit, TimeProvider clock)
{
    public static readonly TimeSpan Pause = TimeSpan.FromDays(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>True where this person may write to that commune's volunteers.</summary>
    public bool May(Responsable by, Territory commune) => by.May(MandateRights.WritesMails, commune.Ref, territories.Current);

    /// <summary>How many would receive it now, and since when it has to wait.</summary>
    public async Task<CallPreview> PreviewAsync(Responsable by, Territory commune, CancellationToken cancel = default)
    {
        Require(by, commune);
        await using var db = database.Read();
        var last = await db.Set<CandidateCall>().Where(row => row.TerritoryKind == commune.Kind && row.TerritoryCode == commune.Code)
            .Select(row => (DateTime?)row.SentAt).FirstOrDefaultAsync(cancel);
        return new CallPreview(await readers.CountAsync(db, commune, cancel), last > Now - Pause ? last + Pause : null);
    }

    /// <returns>How many will receive it; null when one left less than thirty days ago.</returns>
    public Task<int?> SendAsync(Responsable by, Territory commune, CancellationToken cancel = default)
    {
        Require(by, commune);
        return database.WriteAsync<int?>(async db =>
        {
            var (now, before) = (Now, Now - Pause);
            // The condition stands in the insert: of two presses at once, on any node, one writes.
            var taken = await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "CandidateCall" ("TerritoryKind", "TerritoryCode", "SentAt", "AccountId")
                VALUES ({(int)commune.Kind}, {commune.Code}, {now}, {by.AccountId})
                ON CONFLICT ("TerritoryKind", "TerritoryCode") DO UPDATE SET "SentAt" = excluded."SentAt", "AccountId" = excluded."AccountId"
                WHERE "CandidateCall"."SentAt" <= {before}
                """, cancel);
            if (taken == 0)
            {
                return null;
            }
            var recipients = await readers.ListAsync(db, commune, cancel);
            await outbox.EnqueueManyAsync(db, CandidateCallMail.Kind, recipients, commune.Ref, cancel: cancel);
            await audit.RecordManyAsync(
                db, AuditAction.CandidateCallSent, by.AccountId, commune.Ref.ToString(), $"{recipients.Count}", recipients, cancel);
            return recipients.Count;
        }, cancel);
    }

    private void Require(Responsable by, Territory commune)
    {
        if (commune.Kind != TerritoryKind.Commune || !May(by, commune))
        {
            throw new UnauthorizedAccessException("On n’écrit qu’aux bénévoles de son territoire.");
        }
    }
}

/// <param name="Recipients">Confirmed volunteers who agreed to news.</param>
/// <param name="NotBefore">Null when it may leave now.</param>
public sealed record CallPreview(int Recipients, DateTime? NotBefore);
