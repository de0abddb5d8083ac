using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>
/// What time does to campaigns: prepares those that are due, closes those that are through. A mail and the mark behind it commit together,
/// so that a crash repeats nobody and forgets nobody; several nodes may run it at once.
/// </summary>
public sealed class CampaignJob(
    Database database, CampaignAudience audience, ContactSelection selection, MandateService mandates,
    TerritoryDirectory territories, MailBatches batches, Outbox outbox, Audit audit, IOptions<SiteOptions> site, TimeProvider clock) : IJob
{
    private readonly SiteOptions site = site.Value;

    /// <summary>
    /// People looked at in one transaction. On SQLite, whoever signs up meanwhile waits for one of these at most: some tens of
    /// milliseconds.
    /// </summary>
    internal int Batch { get; set; } = 2500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Returns when nothing is left to do now.</summary>
    public async Task RunAsync(CancellationToken cancel = default)
    {
        var held = await HeldUntilAsync(cancel);
        foreach (var id in await FindAsync(
            row => ((row.State == CampaignState.Scheduled && row.DueAt <= Now) || row.State == CampaignState.Preparing)
                && row.DueAt > held, cancel))
        {
            await PrepareAsync(id, cancel);
        }
        foreach (var id in await FindAsync(row => row.State == CampaignState.Sending
            || (row.State == CampaignState.Cancelled && row.FinishedAt == null), cancel))
        {
            await CloseAsync(id, cancel);
        }
    }

    private async Task<DateTime> HeldUntilAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await RestoreHold.DueUntilAsync(db, cancel);
    }

    private async Task<List<long>> FindAsync(System.Linq.Expressions.Expression<Func<MailCampaign, bool>> which, CancellationToken cancel)
    {
        await using var db = database.Read();
        return await db.Set<MailCampaign>().Where(which).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
    }

    private async Task PrepareAsync(long id, CancellationToken cancel)
    {
        if (await BeginAsync(id, cancel) is not { } campaign || await StandingScopeAsync(campaign.AccountId, cancel) is not { } standing)
        {
            await ChangeAsync(id, campaign => campaign.State == CampaignState.Preparing
                && campaign.Cancel("Le mandat qui permettait d’écrire a pris fin."), AuditAction.CampaignCancelled, cancel);
            return;
        }
        var scope = CampaignScope.ScopeOf(campaign);
        var people = await selection.ConfirmedAsync(scope, CampaignScope.ViewOf(campaign), cancel);
        if (campaign is { Cursor: 0, ApprovedByAccountId: null, Recipients: 0 } && people.Count > site.CampaignApprovalAbove
            && await CountAsync(campaign, [scope, standing], people, cancel) is var grown && grown > site.CampaignApprovalAbove)
        {
            await ChangeAsync(
                id, row => row.GiveBack(
                    $"Elle toucherait maintenant {FrenchNumber.Of(grown)} personnes : relisez-la, une deuxième personne devra l’accepter."),
                AuditAction.CampaignCancelled, cancel);
            return;
        }
        var cursor = campaign.Cursor;
        foreach (var ids in people.Select(person => person.Id).Where(person => person > campaign.Cursor).Chunk(Batch))
        {
            var reached = await audience.AmongAsync([scope, standing], campaign.Purpose, ids, cancel);
            if (!await AddAsync(campaign, cursor, ids[^1], reached, cancel))
            {
                // Paused, cancelled, or another node is at it.
                return;
            }
            cursor = ids[^1];
        }
        await database.WriteAsync(async db =>
        {
            if (await CampaignStore.LockAsync(db, id, cancel) is { State: CampaignState.Preparing } prepared && prepared.Cursor == cursor)
            {
                prepared.EndPreparation(Now);
                await batches.SetAsync(db, prepared.BatchId!.Value, MailFlow.Flowing, cancel);
                Record(db, AuditAction.CampaignPrepared, prepared, $" recipients:{prepared.Recipients}");
            }
        }, cancel);
    }

    private async Task<int> CountAsync(
        MailCampaign campaign, ContactScope[] scopes, IReadOnlyList<(long Id, Territory? Commune)> people, CancellationToken cancel)
    {
        var count = 0;
        foreach (var ids in people.Select(person => person.Id).Chunk(Batch))
        {
            count += (await audience.AmongAsync(scopes, campaign.Purpose, ids, cancel)).Count;
        }
        return count;
    }

    /// <summary>Null when it is no longer to be prepared, or its author may write no more.</summary>
    private async Task<MailCampaign?> BeginAsync(long id, CancellationToken cancel) => await database.WriteAsync(async db =>
    {
        var campaign = await CampaignStore.LockAsync(db, id, cancel);
        if (campaign?.IsDue(Now) == true)
        {
            campaign.Begin(await batches.AddAsync(db, cancel));
        }
        return campaign is { State: CampaignState.Preparing } ? campaign : null;
    }, cancel);

    private async Task<ContactScope?> StandingScopeAsync(long accountId, CancellationToken cancel) =>
        (await mandates.FindAsync(accountId, cancel))?.Writes(territories.Current);

    private Task<bool> AddAsync(MailCampaign campaign, long from, long to, IReadOnlyList<long> reached, CancellationToken cancel) =>
        database.WriteAsync(async db =>
    {
        if (await CampaignStore.LockAsync(db, campaign.Id, cancel) is not { State: CampaignState.Preparing } now || now.Cursor != from)
        {
            return false;
        }
        var ids = reached.ToArray();
        now.Advance(to, ids.Length, await ConsentLedger.AgreedTo(db, ConsentTexts.Measure)
            .CountAsync(id => EF.Parameter(ids).Contains(id), cancel));
        await outbox.EnqueueManyAsync(
            db, CampaignMail.Kind, reached, campaign.Id, campaign.BatchId!.Value, cancel: cancel);
        return true;
    }, cancel);

    private async Task CloseAsync(long id, CancellationToken cancel)
    {
        for (var dropped = -1; dropped != 0;)
        {
            dropped = await database.WriteAsync(async db =>
                await CampaignStore.LockAsync(db, id, cancel) is { State: CampaignState.Cancelled, BatchId: { } batch }
                ? await batches.DropAsync(db, batch, cancel) : 0, cancel);
        }
        await using (var read = database.Read())
        {
            // Looked at before the row is locked: nothing else is added to a batch that is through.
            if (await read.Set<MailCampaign>().Where(row => row.Id == id).Select(row => row.BatchId).FirstOrDefaultAsync(cancel) is { } left
                && await batches.AnyLeftAsync(read, left, cancel))
            {
                return;
            }
        }
        await database.WriteAsync(async db =>
        {
            if (await CampaignStore.LockAsync(db, id, cancel)
                is not { FinishedAt: null, State: CampaignState.Sending or CampaignState.Cancelled } campaign)
            {
                return;
            }
            campaign.Finish(campaign.BatchId is { } batch ? await batches.CountAsync(db, batch, cancel) : default, Now);
            if (campaign.BatchId is { } ended)
            {
                await batches.SetAsync(db, ended, MailFlow.Ended, cancel);
            }
            Record(db, AuditAction.CampaignDone, campaign, $" sent:{campaign.Sent} failed:{campaign.Failed}");
        }, cancel);
    }

    private Task ChangeAsync(long id, Func<MailCampaign, bool> change, string action, CancellationToken cancel) =>
        database.WriteAsync(async db =>
    {
        if (await CampaignStore.LockAsync(db, id, cancel) is { } campaign && change(campaign))
        {
            Record(db, action, campaign);
        }
    }, cancel);

    private void Record(SiteDbContext db, string action, MailCampaign campaign, string detail = "") =>
        audit.Record(db, action, campaign.AccountId, CampaignScope.ScopeOf(campaign).AuditName, $"campaign:{campaign.Id}{detail}");

    async Task<string?> IJob.RunAsync(CancellationToken cancel)
    {
        await RunAsync(cancel);
        return null;
    }
}
