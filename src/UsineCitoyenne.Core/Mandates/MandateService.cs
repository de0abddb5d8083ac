using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>Gives and ends mandates, and says who stands where.</summary>
public sealed class MandateService(
    Database database, AccountStore accounts, SessionStore sessions, StandingMandates standing, Outbox outbox, Audit audit)
{
    /// <summary>
    /// The person behind a session of the private space, and when it was last seen; null when it was closed or the account is gone.
    /// </summary>
    public async Task<(Responsable Person, DateTime LastSeenAt)?> OfSessionAsync(Guid session, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await sessions.AccountOfAsync(db, session, cancel) is var (account, seenAt) ? (await ReadAsync(db, account, cancel), seenAt)
            : null;
    }

    /// <summary>What an account may do now, for what it asked for earlier; null when it is gone.</summary>
    internal async Task<Responsable?> FindAsync(long accountId, CancellationToken cancel)
    {
        await using var db = database.Read();
        return await FindAsync(db, accountId, cancel);
    }

    /// <inheritdoc cref="FindAsync(long, CancellationToken)"/>
    internal async Task<Responsable?> FindAsync(SiteDbContext db, long accountId, CancellationToken cancel) =>
        await accounts.FindAsync(db, accountId) is { } account ? await ReadAsync(db, account, cancel) : null;

    private async Task<Responsable> ReadAsync(SiteDbContext db, Account account, CancellationToken cancel)
    {
        var accountId = account.Id;
        var rows = await standing.Running(db)
            .Where(mandate => mandate.AccountId == accountId)
            .Join(db.Set<MandateType>(), mandate => mandate.TypeId, type => type.Id,
                (mandate, type) => new { Mandate = mandate, Type = type })
            .OrderBy(row => row.Mandate.TerritoryKind).ThenBy(row => row.Mandate.TerritoryCode).ThenBy(row => row.Mandate.Id)
            .ToListAsync(cancel);
        var held = new List<HeldMandate>();
        var suspended = new List<HeldMandate>();
        foreach (var row in rows)
        {
            (row.Mandate.SuspendedAt is null ? held : suspended).Add(await HeldAsync(db, row.Mandate, row.Type, cancel));
        }
        return new Responsable(account.Id, account.Name, account.Email, held, suspended) { LastSeenAt = account.LastSeenAt };
    }

    /// <summary>What an account may read now, for work that goes on after its request; null when nothing any more.</summary>
    internal async Task<ContactScope?> ScopeOfAsync(long accountId, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await ScopeOfAsync(db, accountId, cancel);
    }

    /// <inheritdoc cref="ScopeOfAsync(long, CancellationToken)"/>
    internal async Task<ContactScope?> ScopeOfAsync(SiteDbContext db, long accountId, CancellationToken cancel = default) =>
        (await FindAsync(db, accountId, cancel))?.Contacts;

    /// <summary>Notes once a day that the person is there: silence is what alerts those around.</summary>
    public Task SeenAsync(Responsable responsable, CancellationToken cancel = default) => responsable.LastSeenAt > standing.Now.AddDays(-1)
        ? Task.CompletedTask
        : database.WriteAsync(db => accounts.SeenAsync(db, responsable.AccountId), cancel);

    /// <summary>
    /// Gives a mandate at once, and an account to who has none. The person is told by mail. Giving twice changes nothing.
    /// </summary>
    /// <returns>What is wrong, in French, or null.</returns>
    public Task<string?> GrantAsync(Responsable by, string email, string name, string typeAlias, TerritoryRef territory)
    {
        RequireAdministrator(by);
        return database.WriteAsync(async db =>
        {
            var type = await db.Set<MandateType>().FirstOrDefaultAsync(row => row.Alias == typeAlias);
            if (type is not { Active: true, IsDeputy: false } || !type.IsFor(territory.Kind))
            {
                return "Ce type de mandat n’existe pas à ce niveau.";
            }
            await GrantAsync(db, by.AccountId, email, name, type, territory);
            return null;
        });
    }

    /// <summary>False for the last mandate that administers, which stays.</summary>
    public Task<bool> EndAsync(Responsable by, long mandateId)
    {
        RequireAdministrator(by);
        return database.WriteAsync(async db =>
        {
            var mandate = await db.Set<Mandate>().FirstOrDefaultAsync(row => row.Id == mandateId);
            if (mandate is null || await IsLastAdministratorAsync(db, mandate))
            {
                return false;
            }
            // Those concerned are told within the minute: see MandateJob.
            if (mandate.End(MandateEnd.Ended, by.AccountId, "", standing.Now))
            {
                audit.Record(db, AuditAction.MandateEnded, by.AccountId, mandate.Territory.ToString(), $"mandate:{mandate.Id}");
                await MandateRevision.BumpAsync(db);
            }
            return true;
        });
    }

    /// <summary>The running mandates with their holders, for an administrator, <see cref="MandatePage.Size"/> at a time.</summary>
    /// <param name="page">From 1.</param>
    public async Task<MandatePage> ListAsync(Responsable by, int page = 1, CancellationToken cancel = default)
    {
        RequireAdministrator(by);
        await using var db = database.Read();
        var running = standing.Running(db);
        var rows = await running
            .Join(db.Set<MandateType>(), mandate => mandate.TypeId, type => type.Id,
                (mandate, type) => new { Mandate = mandate, Type = type })
            .OrderBy(row => row.Mandate.TerritoryKind).ThenBy(row => row.Mandate.TerritoryCode).ThenBy(row => row.Mandate.Id)
            .Skip((Math.Max(page, 1) - 1) * MandatePage.Size).Take(MandatePage.Size).ToListAsync(cancel);
        var holders = await accounts.FindAllAsync(db, [.. rows.Select(row => row.Mandate.AccountId).Distinct()]);
        return new MandatePage(await running.CountAsync(cancel), [.. rows.Select(row => MandateLine.Of(row.Mandate, row.Type, holders))]);
    }

    internal async Task<Account> GrantAsync(
        SiteDbContext db, long? by, string email, string name, MandateType type, TerritoryRef territory, bool demo = false)
    {
        var account = await accounts.FindOrCreateAsync(db, email, name, by, demo);
        if (await StandingMandates.On(standing.Running(db), territory)
            .AnyAsync(row => row.AccountId == account.Id && row.TypeId == type.Id))
        {
            return account;
        }
        var mandate = Mandate.Give(account.Id, type, deputyOf: null, territory, standing.Now, by);
        db.Add(mandate);
        await db.SaveChangesAsync();
        await MandateRevision.BumpAsync(db);
        audit.Record(db, AuditAction.MandateGranted, by, territory.ToString(), $"mandate:{mandate.Id} account:{account.Id} {type.Alias}");
        if (by is not null)
        {
            await outbox.EnqueueAsync(db, MandateMail.Kind.To(account.Id, mandate.Id));
        }
        return account;
    }

    /// <summary>The accounts that lead exactly this territory, or stand in for who does.</summary>
    internal async Task<IReadOnlyList<long>> LeadersOfAsync(SiteDbContext db, TerritoryRef territory) =>
        await StandingMandates.On(await standing.LeadingAsync(db), territory).Select(row => row.AccountId).Distinct().ToListAsync();

    /// <summary>Whether ending or suspending this mandate would leave nobody to administer the site.</summary>
    internal async Task<bool> IsLastAdministratorAsync(SiteDbContext db, Mandate mandate)
    {
        var administering = await standing.AdministeringAsync(db);
        return await administering.AnyAsync(row => row.Id == mandate.Id) && !await administering.AnyAsync(row => row.Id != mandate.Id);
    }

    /// <summary>A deputy stands in while nobody exercises the post itself.</summary>
    private async Task<HeldMandate> HeldAsync(SiteDbContext db, Mandate mandate, MandateType type, CancellationToken cancel)
    {
        MandateType? post = null;
        if (mandate.DeputyOfTypeId is { } postId
            && !await StandingMandates.On(standing.Standing(db), mandate.Territory).AnyAsync(row => row.TypeId == postId, cancel))
        {
            post = await db.Set<MandateType>().FirstOrDefaultAsync(row => row.Id == postId, cancel);
        }
        return new HeldMandate(
            mandate.Id, type.Alias, type.Name, type.Rights | (post?.Rights ?? MandateRights.None), type.Leads || post is { Leads: true },
            mandate.Territory, mandate.StartsAt, mandate.EndsAt, post is not null);
    }

    internal static void RequireAdministrator(Responsable by)
    {
        if (!by.IsAdministrator)
        {
            throw new UnauthorizedAccessException("Seul un administrateur donne et retire les mandats.");
        }
    }
}
