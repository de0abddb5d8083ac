using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>
/// Where responsables write to a view of their contacts. The territories come from their mandates, are stored with the campaign and are
/// met again with what they may do on the day it leaves.
/// </summary>
public sealed class CampaignService(
    Database database, CampaignAudience audience, CallDirectory calls, TerritoryDirectory territories,
    AccountStore accounts, NearestLeaders leaders, MailBatches batches, Outbox outbox, Audit audit, IOptions<SiteOptions> site,
    TimeProvider clock)
{
    private readonly SiteOptions site = site.Value;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Who would receive a message written to this view.</summary>
    public Task<AudienceCount> CountAsync(Responsable by, ContactQuery view, CampaignPurpose purpose, CancellationToken cancel = default) =>
        audience.CountAsync(Require(by), view, purpose, cancel);

    /// <summary>Who would receive this message now; null when it is not this reader's business.</summary>
    public async Task<AudienceCount?> CountAsync(Responsable by, long id, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<MailCampaign>().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } campaign
            && campaign.IsReadableBy(by, territories.Current)
            ? await audience.CountAsync(CampaignScope.ScopeOf(campaign), CampaignScope.ViewOf(campaign), campaign.Purpose, cancel)
            : null;
    }

    /// <returns>The new draft's number, or what is wrong by field's name.</returns>
    public async Task<(long? Id, IReadOnlyDictionary<string, string> Errors)> DraftAsync(
        Responsable by, ContactQuery view, CampaignForm form)
    {
        var scope = Require(by);
        var errors = Check(form, scope);
        if (view.People is { Count: 0 })
        {
            errors["People"] = ContactAim.Unsaid;
        }
        if (errors.Count > 0)
        {
            return (null, errors);
        }
        var campaign = new MailCampaign
        {
            AccountId = by.AccountId,
            Scope = CampaignScope.Write(scope),
            View = CampaignScope.Write(view),
            Signature = CampaignText.Sign(by, territories.Current),
            CreatedAt = Now,
        };
        await database.WriteAsync(async db =>
        {
            campaign.Write(form.Purpose, CampaignText.Clean(form.Subject), CampaignText.Clean(form.Body), calls.Find(form.Call)?.Key);
            db.Add(campaign);
            await db.SaveChangesAsync();
            Record(db, AuditAction.CampaignWritten, by, campaign);
        });
        return (campaign.Id, errors);
    }

    /// <summary>What is wrong, by field's name; null when it is not a draft of this person.</summary>
    public Task<IReadOnlyDictionary<string, string>?> EditAsync(Responsable by, long id, CampaignForm form) =>
        database.WriteAsync<IReadOnlyDictionary<string, string>?>(async db =>
    {
        if (await FindAsync(db, by, id) is not { State: CampaignState.Draft } campaign || campaign.AccountId != by.AccountId)
        {
            return null;
        }
        var errors = Check(form, CampaignScope.ScopeOf(campaign));
        if (errors.Count == 0)
        {
            campaign.Write(form.Purpose, CampaignText.Clean(form.Subject), CampaignText.Clean(form.Body), calls.Find(form.Call)?.Key);
            Record(db, AuditAction.CampaignWritten, by, campaign);
        }
        return errors;
    });

    /// <summary>Lets it leave at its time, or asks a second responsable when it is large.</summary>
    /// <param name="dueAt">UTC; null for at once. A past date is refused, but for the minute that runs.</param>
    public async Task<CampaignAnswer> SubmitAsync(Responsable by, long id, DateTime? dueAt, CancellationToken cancel = default)
    {
        if (await OpenAsync(by, id, cancel) is not { IsMine: true, MayDecide: true, State: CampaignState.Draft }
            || await CountAsync(by, id, cancel) is not { } count)
        {
            return CampaignAnswer.NoLonger;
        }
        var now = Now;
        if (dueAt < now.AddMinutes(-1) || dueAt > now.AddYears(2))
        {
            return dueAt < now ? CampaignAnswer.Past : CampaignAnswer.TooFar;
        }
        return count.Reached == 0 ? CampaignAnswer.Nobody : await database.WriteAsync(async db =>
        {
            var large = count.Reached > site.CampaignApprovalAbove;
            if (await FindAsync(db, by, id) is not { } campaign || !campaign.Submit(count.Reached, dueAt, large, now))
            {
                return CampaignAnswer.NoLonger;
            }
            Record(db, AuditAction.CampaignSubmitted, by, campaign, $" recipients:{count.Reached}");
            if (large)
            {
                await AskApprovalAsync(db, campaign, cancel);
            }
            return large ? CampaignAnswer.AwaitsApproval : CampaignAnswer.Done;
        }, cancel);
    }

    /// <summary>
    /// By a second person in charge of the whole of it, or by an administrator: nothing waits for a level that nobody holds.
    /// </summary>
    public Task<CampaignAnswer> ApproveAsync(Responsable by, long id) =>
        ChangeAsync(by, id, AuditAction.CampaignApproved, null, campaign => campaign.Approve(by.AccountId, Now));

    /// <summary>What has not left stays: within a second or two, on every node.</summary>
    public Task<CampaignAnswer> PauseAsync(Responsable by, long id) =>
        ChangeAsync(by, id, AuditAction.CampaignPaused, MailFlow.Held, campaign => campaign.Pause());

    public Task<CampaignAnswer> ResumeAsync(Responsable by, long id) =>
        ChangeAsync(by, id, AuditAction.CampaignResumed, MailFlow.Flowing, campaign => campaign.Resume(Now));

    public Task<CampaignAnswer> CancelAsync(Responsable by, long id) =>
        ChangeAsync(by, id, AuditAction.CampaignCancelled, MailFlow.Ended, campaign => campaign.Cancel());

    /// <summary>Null when there is none, or it is not this reader's business, which look the same.</summary>
    public async Task<CampaignView?> OpenAsync(Responsable by, long id, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<MailCampaign>().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } campaign
            && campaign.IsReadableBy(by, territories.Current)
            ? (await ViewAsync(db, by, [campaign], cancel))[0]
            : null;
    }

    /// <summary>Their own and those within their territories, the newest first, 100 at most.</summary>
    public async Task<IReadOnlyList<CampaignView>> ListAsync(Responsable by, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var mine = new List<MailCampaign>();
        await foreach (var campaign in db.Set<MailCampaign>().OrderByDescending(row => row.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (campaign.IsReadableBy(by, territories.Current))
            {
                mine.Add(campaign);
            }
            if (mine.Count == 100)
            {
                break;
            }
        }
        return await ViewAsync(db, by, mine, cancel);
    }

    private Dictionary<string, string> Check(CampaignForm form, ContactScope scope)
    {
        var errors = CampaignText.Check(form.Subject, form.Body);
        if (!Enum.IsDefined(form.Purpose))
        {
            errors["Purpose"] = "Dites pourquoi vous écrivez.";
        }
        if (form.Call is { } key && calls.Open(scope.Territories).All(call => call.Key != key))
        {
            errors["Call"] = "Cet appel n’existe pas, ou n’est plus ouvert sur votre territoire.";
        }
        return errors;
    }

    private ContactScope Require(Responsable by) => by.Writes(territories.Current)
        ?? throw new UnauthorizedAccessException("Aucun mandat en cours ne permet d’écrire à des bénévoles.");

    private async Task<MailCampaign?> FindAsync(SiteDbContext db, Responsable by, long id) =>
        await CampaignStore.LockAsync(db, id, default) is { } campaign && campaign.IsReadableBy(by, territories.Current) ? campaign : null;

    private Task<CampaignAnswer> ChangeAsync(Responsable by, long id, string action, MailFlow? flow, Func<MailCampaign, bool> change) =>
        ChangeAsync(by, id, action, flow, campaign => change(campaign) ? CampaignAnswer.Done : CampaignAnswer.NoLonger);

    private Task<CampaignAnswer> ChangeAsync(Responsable by, long id, string action, MailFlow? flow,
        Func<MailCampaign, CampaignAnswer> change) => database.WriteAsync(async db =>
    {
        // Its author keeps the right to stop it; to let it go, one has to be in charge.
        if (await FindAsync(db, by, id) is not { } campaign
            || (flow is null or MailFlow.Flowing && !campaign.MayBeLetGoBy(by, territories.Current)))
        {
            return CampaignAnswer.NoLonger;
        }
        if (change(campaign) is not CampaignAnswer.Done and var refused)
        {
            return refused;
        }
        // What is still being prepared flows once it is whole.
        if (flow is { } asked && campaign.BatchId is { } batch && (asked != MailFlow.Flowing || campaign.State == CampaignState.Sending))
        {
            await batches.SetAsync(db, batch, asked, default);
        }
        Record(db, action, by, campaign);
        return CampaignAnswer.Done;
    });

    private async Task<IReadOnlyList<CampaignView>> ViewAsync(
        SiteDbContext db, Responsable by, IReadOnlyList<MailCampaign> campaigns, CancellationToken cancel)
    {
        var names = await accounts.FindAllAsync(
            db, [.. campaigns.SelectMany(row => new[] { row.AccountId, row.ApprovedByAccountId ?? row.AccountId }).Distinct()]);
        var views = new List<CampaignView>();
        foreach (var row in campaigns)
        {
            // While it runs the rows tell; afterwards what they told is kept.
            var counts = row.FinishedAt is not null || row.BatchId is not { } batch ? new MailBatchCounts(0, row.Sent, row.Failed, 0)
                : await batches.CountAsync(db, batch, cancel);
            views.Add(new CampaignView(row, counts, territories.Current)
            {
                Author = names.GetValueOrDefault(row.AccountId)?.Name ?? "",
                Approver = row.ApprovedByAccountId is { } approver ? names.GetValueOrDefault(approver)?.Name ?? "" : "",
                IsMine = row.AccountId == by.AccountId,
                MayDecide = row.MayBeLetGoBy(by, territories.Current),
            });
        }
        return views;
    }

    private async Task AskApprovalAsync(SiteDbContext db, MailCampaign campaign, CancellationToken cancel)
    {
        foreach (var account in await leaders.WritersAsync(db, CampaignScope.Territories(campaign), campaign.AccountId, cancel))
        {
            await outbox.EnqueueAsync(
                db, CampaignApprovalMail.Kind.To(account, campaign.Id, once: $"{campaign.Id}:{account}:{Now:yyyyMMddHHmm}"), cancel);
        }
    }

    private void Record(SiteDbContext db, string action, Responsable by, MailCampaign campaign, string detail = "") =>
        audit.Record(db, action, by.AccountId, CampaignScope.ScopeOf(campaign).AuditName, $"campaign:{campaign.Id}{detail}");
}
