using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>Gives and ends mandates, and says who stands where.</summary>
public sealed class MandateService
{
    private readonly Database database;
    private readonly AccountStore accounts;
    private readonly Outbox outbox;
    private readonly Audit audit;
    private readonly TimeProvider clock;

    internal MandateService(Database database, AccountStore accounts, Outbox outbox, Audit audit, TimeProvider clock)
    {
        this.database = database;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// <summary>The person behind a session, or null when the session was ended or the account is gone.</summary>
    public async Task<Responsable?> FindAsync(long accountId, string securityStamp, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var account = await accounts.FindAsync(db, accountId);
        if (account is null || account.SecurityStamp != securityStamp)
        {
            return null;
        }
        var mandates = await Standing(db)
            .Where(mandate => mandate.AccountId == accountId)
            .OrderBy(mandate => mandate.TerritoryKind).ThenBy(mandate => mandate.TerritoryCode)
            .ToListAsync(cancel);
        return new Responsable(account.Id, account.Name, account.Email,
            [.. mandates.Select(mandate => new HeldMandate(mandate.Id, mandate.Kind, mandate.Territory, mandate.StartsAt))]);
    }

    /// <summary>Gives a mandate, and an account to who has none. The person is told by mail. Giving twice changes nothing.</summary>
    public Task GrantAsync(Responsable by, string email, string name, MandateKind kind, TerritoryRef territory)
    {
        RequireAdministrator(by);
        return database.WriteAsync(db => GrantAsync(db, by.AccountId, email, name, kind, territory));
    }

    public Task EndAsync(Responsable by, long mandateId)
    {
        RequireAdministrator(by);
        return database.WriteAsync(async db =>
        {
            var mandate = await db.Set<Mandate>().FirstOrDefaultAsync(row => row.Id == mandateId);
            if (mandate is { EndsAt: null })
            {
                mandate.End(clock.GetUtcNow().UtcDateTime);
                audit.Record(db, AuditAction.MandateEnded, by.AccountId, mandate.Territory.ToString(), $"mandate:{mandate.Id}");
            }
        });
    }

    /// <summary>The standing mandates with their holders, for an administrator.</summary>
    public async Task<IReadOnlyList<MandateLine>> ListAsync(Responsable by, CancellationToken cancel = default)
    {
        RequireAdministrator(by);
        await using var db = database.Read();
        var mandates = await Standing(db).OrderBy(row => row.TerritoryKind).ThenBy(row => row.TerritoryCode).ToListAsync(cancel);
        var holders = await accounts.FindAllAsync(db, [.. mandates.Select(row => row.AccountId).Distinct()]);
        return [.. mandates.Select(row => new MandateLine(
            row.Id, row.Kind, row.Territory, holders[row.AccountId].Name, holders[row.AccountId].Email, row.StartsAt))];
    }

    internal async Task<Account> GrantAsync(
        SiteDbContext db, long? by, string email, string name, MandateKind kind, TerritoryRef territory, bool demo = false)
    {
        var account = await accounts.FindOrCreateAsync(db, email, name, by, demo);
        if (await Standing(db).AnyAsync(row => row.AccountId == account.Id && row.Kind == kind
            && row.TerritoryKind == territory.Kind && row.TerritoryCode == territory.Code))
        {
            return account;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        var mandate = new Mandate
        {
            AccountId = account.Id,
            Kind = kind,
            TerritoryKind = territory.Kind,
            TerritoryCode = territory.Code,
            StartsAt = now,
            GrantedByAccountId = by,
        };
        db.Add(mandate);
        await db.SaveChangesAsync();
        audit.Record(db, AuditAction.MandateGranted, by, territory.ToString(), $"mandate:{mandate.Id} account:{account.Id}");
        if (by is not null)
        {
            await outbox.EnqueueAsync(db, new MailRequest(MandateMail.TemplateName, MailRecipient.Account, account.Id)
            {
                Data = territory.ToString(),
            });
        }
        return account;
    }

    /// <summary>The accounts that lead exactly one of these territories.</summary>
    internal async Task<IReadOnlyList<long>> LeadersOfAsync(SiteDbContext db, TerritoryRef territory) => await Standing(db)
        .Where(row => row.Kind == MandateKind.Responsable && row.TerritoryKind == territory.Kind && row.TerritoryCode == territory.Code)
        .Select(row => row.AccountId).Distinct().ToListAsync();

    internal async Task<IReadOnlyList<TerritoryRef>> LedTerritoriesAsync(SiteDbContext db, CancellationToken cancel) => await Standing(db)
        .Where(row => row.Kind == MandateKind.Responsable)
        .Select(row => new TerritoryRef(row.TerritoryKind, row.TerritoryCode)).Distinct().ToListAsync(cancel);

    private IQueryable<Mandate> Standing(SiteDbContext db)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<Mandate>().Where(row => row.StartsAt <= now && (row.EndsAt == null || row.EndsAt > now));
    }

    private static void RequireAdministrator(Responsable by)
    {
        if (!by.IsAdministrator)
        {
            throw new UnauthorizedAccessException("Seul un administrateur donne et retire les mandats.");
        }
    }
}

/// <summary>One standing mandate and who holds it.</summary>
public sealed record MandateLine(long Id, MandateKind Kind, TerritoryRef Territory, string HolderName, string HolderEmail, DateTime StartsAt);
