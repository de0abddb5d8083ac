using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Media.Uploads;
using UsineCitoyenne.Core.Volunteers.Campaigns;
using UsineCitoyenne.Core.Volunteers.Import;
using UsineCitoyenne.Core.Volunteers.Replies;
using UsineCitoyenne.Core.Volunteers.Silence;

namespace UsineCitoyenne.Core.Volunteers.Retention;

/// <summary>
/// Keeps the durations that the register of processing promises, rule after rule, and writes down what each did.
/// Several nodes may run it at once, and as often as they like.
/// </summary>
public sealed class DataRetention(
    PendingPurge pending, SilenceSteps silence, SilentErasure erasure, LinkTokens links, Outbox outbox, CampaignOpenings openings,
    TemporaryFiles uploads, ImportRetention imports, Database database, TimeProvider clock)
{
    /// <summary>How long the figures of a round are kept.</summary>
    public static readonly TimeSpan RunLifetime = TimeSpan.FromDays(400);
    internal static readonly TimeSpan TraceLifetime = TimeSpan.FromDays(90);

    private DateTime TracesBefore => clock.GetUtcNow().UtcDateTime - TraceLifetime;

    /// <summary>What <see cref="RunAsync"/> would do now. Changes nothing.</summary>
    public async Task<RetentionReport> PreviewAsync(CancellationToken cancel = default)
    {
        var counts = new Dictionary<RetentionRule, int>();
        foreach (var rule in Enum.GetValues<RetentionRule>())
        {
            counts[rule] = await CountAsync(rule, cancel);
        }
        return new RetentionReport(counts);
    }

    public async Task<RetentionReport> RunAsync(CancellationToken cancel = default)
    {
        var began = clock.GetUtcNow().UtcDateTime;
        var counts = new Dictionary<RetentionRule, int>();
        var failures = new Dictionary<RetentionRule, Exception>();
        // The last step of a silence first: in one round nobody goes two steps.
        foreach (var rule in Enum.GetValues<RetentionRule>().Reverse())
        {
            try
            {
                var count = counts[rule] = await KeepAsync(rule, cancel);
                await database.WriteAsync(db => Task.FromResult(db.Add(new RetentionFigure { RunAt = began, Rule = rule, Count = count })), cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One promise that cannot be kept today must not break the others.
                failures[rule] = failure;
            }
        }
        var old = began - RunLifetime;
        await database.WriteAsync(db => db.Set<RetentionFigure>().Where(row => row.RunAt < old).ExecuteDeleteAsync(cancel), cancel);
        return new RetentionReport(counts) { Failures = failures };
    }

    /// <summary>The last rounds with their figures, newest first.</summary>
    public async Task<IReadOnlyList<RetentionRun>> HistoryAsync(int rounds, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var figures = db.Set<RetentionFigure>();
        var last = figures.Select(row => row.RunAt).Distinct().OrderByDescending(at => at).Take(rounds);
        var rows = await figures.Where(row => last.Contains(row.RunAt)).ToListAsync(cancel);
        return [.. rows.GroupBy(row => row.RunAt).OrderByDescending(group => group.Key).Select(group => new RetentionRun(
            DateTime.SpecifyKind(group.Key, DateTimeKind.Utc),
            new RetentionReport(group.GroupBy(row => row.Rule).ToDictionary(rule => rule.Key, rule => rule.Sum(row => row.Count)))))];
    }

    private async Task<int> CountAsync(RetentionRule rule, CancellationToken cancel)
    {
        await using var db = database.Read();
        return await (rule switch
        {
            RetentionRule.Unconfirmed => pending.CountAsync(cancel),
            RetentionRule.Links => links.CountDeadAsync(db, TracesBefore, cancel),
            RetentionRule.Mails => outbox.CountGoneAsync(db, TracesBefore, cancel),
            RetentionRule.Uploads => uploads.CountOldAsync(cancel),
            RetentionRule.Imports => imports.CountOldAsync(cancel),
            _ => silence.CountAsync(Before(rule), cancel),
        });
    }

    private Task<int> KeepAsync(RetentionRule rule, CancellationToken cancel)
    {
        var before = TracesBefore;
        return rule switch
        {
            RetentionRule.Unconfirmed => pending.RunAsync(cancel),
            RetentionRule.Links => InBatchesAsync(db => links.DeleteDeadAsync(db, before, cancel), cancel),
            RetentionRule.Mails => EraseMailsAsync(before, cancel),
            RetentionRule.Uploads => uploads.EraseOldAsync(cancel),
            RetentionRule.Silent => erasure.RunAsync(cancel),
            RetentionRule.Imports => imports.EraseOldAsync(cancel),
            _ => silence.RunAsync(Before(rule), cancel),
        };
    }

    private static Freshness Before(RetentionRule rule) => rule switch
    {
        RetentionRule.Asked => Freshness.Fresh,
        RetentionRule.Reminded => Freshness.Asked,
        RetentionRule.Faded => Freshness.Reminded,
        RetentionRule.Archived => Freshness.Faded,
        RetentionRule.Silent => Freshness.Archived,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private async Task<int> EraseMailsAsync(DateTime before, CancellationToken cancel)
    {
        await openings.ForgetAsync(before, cancel);
        var unconfirmed = clock.GetUtcNow().UtcDateTime - LetterService.LinkLifetime;
        await database.WriteAsync(async db =>
        {
            await CallSubmissions.ForgetOldAsync(db, clock.GetUtcNow().UtcDateTime, cancel);
            await db.Set<ReplyMessage>().Where(message => message.At < before).ExecuteDeleteAsync(cancel);
            await db.Set<Letter>().Where(letter => letter.CreatedAt < (letter.SentAt == null ? unconfirmed : before)).ExecuteDeleteAsync(cancel);
        }, cancel);
        await InBatchesAsync(db => Outbox.DeleteReturnsAsync(db, before, cancel), cancel);
        return await InBatchesAsync(db => outbox.DeleteGoneAsync(db, before, cancel), cancel);
    }

    // Batches, so that on SQLite a sign-up waits for one of them and not for a million rows.
    private async Task<int> InBatchesAsync(Func<SiteDbContext, Task<int>> delete, CancellationToken cancel)
    {
        var total = 0;
        for (var deleted = -1; deleted != 0; total += deleted)
        {
            deleted = await database.WriteAsync(delete, cancel);
        }
        return total;
    }
}
