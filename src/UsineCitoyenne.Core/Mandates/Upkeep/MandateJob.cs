using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Mandates.Upkeep;

/// <summary>
/// What time does to mandates: tells of ends, announces them a month before, passes candidacies to the level that now reads them, tells of
/// silence, erases what was promised to be. Access never waits for it. Several nodes may run it at once, as often as they like, and late.
/// </summary>
public sealed class MandateJob(
    Database database, StandingMandates standing, MandateNotifier notifier, CandidacyReviewers reviewers, HandedWork work, LinkTokens links,
    Outbox outbox, Audit audit) : IJob
{
    /// <summary>Before the end of a term.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(30);

    /// <summary>Without a sign of life.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(30);

    private const int Batch = 200;

    private DateTime Now => standing.Now;

    public async Task<MandateReport> RunAsync(CancellationToken cancel = default) => new(
        await InBatchesAsync(TellEndsAsync, cancel),
        await InBatchesAsync(AnnounceEndsAsync, cancel),
        await InBatchesAsync(TellSilenceAsync, cancel),
        await PassOnAsync(cancel),
        await InBatchesAsync(EraseAsync, cancel));

    private async Task<int> TellEndsAsync(SiteDbContext db, CancellationToken cancel)
    {
        var now = Now;
        var ended = await db.Set<Mandate>().Where(row => row.EndsAt <= now && row.EndToldAt == null).OrderBy(row => row.Id).Take(Batch)
            .ToListAsync(cancel);
        foreach (var mandate in ended)
        {
            await notifier.TellEndAsync(db, mandate);
            await work.PassAsync(db, mandate, cancel);
        }
        return ended.Count;
    }

    private async Task<int> AnnounceEndsAsync(SiteDbContext db, CancellationToken cancel)
    {
        var soon = Now + Notice;
        var ending = await standing.Standing(db).Where(row => row.EndsAt <= soon && row.EndKind == null && row.RemindedAt == null)
            .OrderBy(row => row.Id).Take(Batch).ToListAsync(cancel);
        foreach (var mandate in ending)
        {
            mandate.RemindedAt = Now;
            await notifier.TellHolderAsync(db, mandate, MandateNews.EndsSoon, $"{mandate.EndsAt:yyyyMMdd}");
            await notifier.TellAroundAsync(db, mandate, MandateNews.EndsSoon, $"{mandate.EndsAt:yyyyMMdd}");
        }
        return ending.Count;
    }

    /// <summary>Once after thirty days without a sign, and again each thirty days.</summary>
    private async Task<int> TellSilenceAsync(SiteDbContext db, CancellationToken cancel)
    {
        var before = Now - Silence;
        var silent = AccountStore.SilentSince(db, before);
        var found = await (await standing.LeadingAsync(db, cancel))
            .Where(row => row.StartsAt < before && (row.AlertedAt == null || row.AlertedAt <= before) && silent.Contains(row.AccountId))
            .OrderBy(row => row.Id).Take(Batch).ToListAsync(cancel);
        foreach (var mandate in found)
        {
            mandate.AlertedAt = Now;
            await notifier.TellAroundAsync(db, mandate, MandateNews.Silent, $"{Now:yyyyMMdd}");
        }
        return found.Count;
    }

    /// <summary>A level appeared or became vacant: the candidacies that it reads, or read, have other reviewers now.</summary>
    private async Task<int> PassOnAsync(CancellationToken cancel)
    {
        await using var reading = database.Read();
        var open = await reading.Set<Candidacy>().Where(row => row.State == CandidacyState.Waiting).OrderBy(row => row.Id)
            .ToListAsync(cancel);
        var found = await reviewers.FindAsync(reading, open, cancel);
        var moved = open.Where(row => row.ToldAt is null || row.ToldKind != found[row.Id].Level?.Kind || row.ToldCode != found[row.Id]
            .Level?.Code)
            .Select(row => row.Id).ToList();
        foreach (var id in moved)
        {
            await database.WriteAsync(async db =>
            {
                if (await db.Set<Candidacy>()
                    .FirstOrDefaultAsync(row => row.Id == id && row.State == CandidacyState.Waiting) is { } candidacy)
                {
                    await reviewers.TellAsync(db, candidacy, found[id], Now);
                }
            }, cancel);
        }
        return moved.Count;
    }

    private async Task<int> EraseAsync(SiteDbContext db, CancellationToken cancel)
    {
        var (unanswered, closed) = (Now - Candidacy.Patience, Now - Candidacy.KeptClosed);
        var ids = await db.Set<Candidacy>()
            .Where(row => (row.State == CandidacyState.Unconfirmed && row.CreatedAt < unanswered) || row.ClosedAt < closed)
            .OrderBy(row => row.Id).Take(Batch).Select(row => row.Id).ToListAsync(cancel);
        if (ids.Count == 0)
        {
            return 0;
        }
        foreach (var purpose in new[] { LinkPurpose.CandidacyConfirmation, LinkPurpose.CandidacyAnswer, LinkPurpose.Nomination })
        {
            await links.RevokeAsync(db, purpose, ids, cancel);
        }
        await outbox.ForgetAsync(db, MailRecipient.Candidacy, ids, cancel);
        await db.Set<Candidacy>().Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancel);
        audit.Record(db, AuditAction.CandidaciesErased, detail: $"{ids.Count}");
        return ids.Count;
    }

    // One transaction a batch: the marks on the rows and the mails commit together, so that a restart goes on where this one stopped.
    private async Task<int> InBatchesAsync(Func<SiteDbContext, CancellationToken, Task<int>> step, CancellationToken cancel)
    {
        var total = 0;
        for (var done = Batch; done == Batch; total += done)
        {
            done = await database.WriteAsync(db => step(db, cancel), cancel);
        }
        return total;
    }

    async Task<string?> IJob.RunAsync(CancellationToken cancel)
    {
        var report = await RunAsync(cancel);
        return report == new MandateReport(0, 0, 0, 0, 0) ? null
            : $"fins dites : {report.Ended}, annoncées : {report.Announced} ; silences dits : {report.Silent} ; "
                + $"candidatures transmises : {report.PassedOn}, effacées : {report.Erased}";
    }
}

/// <param name="Ended">Mandates whose end was told.</param>
/// <param name="Announced">Mandates whose end is near.</param>
/// <param name="Silent">Responsables without a sign of life.</param>
/// <param name="PassedOn">Candidacies that another level reads now.</param>
/// <param name="Erased">Candidacies erased.</param>
public sealed record MandateReport(int Ended, int Announced, int Silent, int PassedOn, int Erased);
