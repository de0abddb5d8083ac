using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Mailing.Returns;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>
/// Asked before each mail of a grouped sending: it stays where its batch was stopped, and wherever a mail that somebody waits for
/// is due, so that a million mails never stand before one. What it knows is at most half a second old.
/// </summary>
internal sealed class MailThrottle(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private volatile View view = new(DateTime.MinValue, [], [], false, DateTime.UnixEpoch);

    /// <summary>Batches whose mails may leave.</summary>
    public IReadOnlySet<long> Flowing => view.Flowing;

    /// <summary>Mails that were due until then wait for the operator's word: a backup was put back.</summary>
    public DateTime HeldUntil => view.HeldUntil;

    /// <summary>How long a grouped mail waits because its domain refuses us; null when it may leave.</summary>
    public TimeSpan? PauseOf(OutboxMail mail, string address) =>
        mail.Bulk && view.Paused.TryGetValue(address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant(), out var until)
            && until - clock.GetUtcNow().UtcDateTime is { Ticks: > 0 } wait ? wait : null;

    public async ValueTask<bool> LetsThroughAsync(OutboxMail mail)
    {
        if (!mail.Bulk)
        {
            return true;
        }
        if (clock.GetUtcNow().UtcDateTime - view.At >= Fresh)
        {
            await RefreshAsync(CancellationToken.None);
        }
        var now = view;
        return !now.UrgentWaits && (mail.BatchId is not { } batch || now.Flowing.Contains(batch));
    }

    public async Task RefreshAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = database.Read();
        var held = await RestoreHold.DueUntilAsync(db, cancel);
        view = new View(
            now,
            await db.Set<MailBatch>().Where(batch => batch.Flow == MailFlow.Flowing).Select(batch => batch.Id).ToHashSetAsync(cancel),
            await db.Set<ProviderRefusal>().Where(refusal => refusal.PausedUntil > now)
                .ToDictionaryAsync(refusal => refusal.Domain, refusal => refusal.PausedUntil, cancel),
            await db.Set<OutboxMail>()
                .AnyAsync(mail => mail.State == OutboxState.Queued && !mail.Bulk && mail.DueAt <= now && mail.DueAt > held, cancel),
            held);
    }

    private sealed record View(DateTime At, HashSet<long> Flowing, Dictionary<string, DateTime> Paused, bool UrgentWaits,
        DateTime HeldUntil);
}
