using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Keeping;

/// <summary>What the level above does with a mandate, and its holder with their own: renew, suspend, resume, revoke, resign.</summary>
public sealed class MandateLifecycleService(
    Database database, MandateService mandates, StandingMandates standing, MandateNotifier notifier, HandedWork work, AccountStore accounts,
    TerritoryDirectory territories, Audit audit)
{
    /// <summary>
    /// One mandate as its holder, who keeps it or who seconds it sees it; null for others, as when there is none. Reasons are not the
    /// deputies'.
    /// </summary>
    public async Task<MandateFile?> OpenAsync(Responsable by, long id, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await FindAsync(db, id, cancel) is not var (mandate, type))
        {
            return null;
        }
        var deputies = await notifier.DeputiesOf(db, mandate).ToListAsync(cancel);
        var concerned = mandate.AccountId == by.AccountId || Keeps(by, mandate, type);
        if (!concerned && deputies.TrueForAll(row => row.AccountId != by.AccountId))
        {
            return null;
        }
        var people = await accounts.FindAllAsync(db, [mandate.AccountId, .. deputies.Select(row => row.AccountId)]);
        var succession = await db.Set<Candidacy>().Where(row => row.SucceedsMandateId == id
                && (row.State == CandidacyState.Nominated || row.State == CandidacyState.Accepted))
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        return new MandateFile(
            MandateLine.Of(mandate, type, people), type.Alias, territories.Current.LabelOf(mandate.Territory),
            IsMine: mandate.AccountId == by.AccountId, Keeps: Keeps(by, mandate, type), IsRunning: mandate.IsRunning(standing.Now),
            concerned ? mandate.SuspendReason : "", mandate.EndKind, concerned ? mandate.EndReason
                : "", [.. deputies.Select(row => people[row.AccountId].Name)],
            succession is null ? null : new Succession(succession.Name, succession.StartsAt, succession.State == CandidacyState.Accepted));
    }

    /// <summary>The running mandates of a territory and of those right below it, for who nominates there.</summary>
    /// <param name="page">From 1.</param>
    public async Task<MandatePage> TeamAsync(Responsable by, TerritoryRef territory, int page = 1, CancellationToken cancel = default)
    {
        if (!by.IsAdministrator && !by.May(MandateRights.Nominates, territory, territories.Current))
        {
            throw new UnauthorizedAccessException("Ces mandats se tiennent depuis un autre territoire.");
        }
        await using var db = database.Read();
        var team = Below(standing.Running(db), territory);
        var rows = await team
            .Join(db.Set<MandateType>(), mandate => mandate.TypeId, type => type.Id,
                (mandate, type) => new { Mandate = mandate, Type = type })
            .OrderBy(row => row.Mandate.TerritoryKind).ThenBy(row => row.Mandate.TerritoryCode).ThenBy(row => row.Type.SortOrder)
            .Skip((Math.Max(page, 1) - 1) * MandatePage.Size).Take(MandatePage.Size).ToListAsync(cancel);
        var people = await accounts.FindAllAsync(db, [.. rows.Select(row => row.Mandate.AccountId).Distinct()]);
        return new MandatePage(await team.CountAsync(cancel), [.. rows.Select(row => MandateLine.Of(row.Mandate, row.Type, people))]);
    }

    public Task<bool> RenewAsync(Responsable by, long id) => KeepAsync(by, id, AuditAction.MandateRenewed, async (db, mandate, type) =>
    {
        if (!mandate.Renew(type, standing.Now))
        {
            return false;
        }
        await notifier.TellHolderAsync(db, mandate, MandateNews.Renewed, $"{mandate.EndsAt:yyyyMMdd}");
        return true;
    });

    /// <param name="reason">Told to the holder and kept for the audit.</param>
    public Task<bool> SuspendAsync(Responsable by, long id, string reason) =>
        KeepAsync(by, id, AuditAction.MandateSuspended, async (db, mandate, _) =>
    {
        if (await mandates.IsLastAdministratorAsync(db, mandate) || !mandate.Suspend(reason, standing.Now))
        {
            return false;
        }
        await TellAllAsync(db, mandate, MandateNews.Suspended);
        return true;
    });

    public Task<bool> ResumeAsync(Responsable by, long id) => KeepAsync(by, id, AuditAction.MandateResumed, async (db, mandate, _) =>
    {
        if (!mandate.Resume(standing.Now))
        {
            return false;
        }
        await TellAllAsync(db, mandate, MandateNews.Resumed);
        return true;
    });

    /// <param name="reason">Told to the holder and kept for the audit; one is needed.</param>
    public Task<bool> RevokeAsync(Responsable by, long id, string reason) =>
        KeepAsync(by, id, AuditAction.MandateRevoked, async (db, mandate, _) =>
    {
        if (string.IsNullOrWhiteSpace(reason) || await mandates.IsLastAdministratorAsync(db, mandate)
            || !mandate.End(MandateEnd.Revoked, by.AccountId, reason, standing.Now))
        {
            return false;
        }
        await notifier.TellEndAsync(db, mandate);
        return true;
    });

    /// <summary>The holder gives the mandate back at once; who seconds it stands in.</summary>
    public Task<bool> ResignAsync(Responsable by, long id) =>
        ActAsync(by, id, AuditAction.MandateResigned, (mandate, _) => mandate.AccountId == by.AccountId,
        async (db, mandate, _) =>
        {
            if (await mandates.IsLastAdministratorAsync(db, mandate) || !mandate.End(MandateEnd.Resigned, by.AccountId, "", standing.Now))
            {
                return false;
            }
            await db.SaveChangesAsync();
            if (await notifier.AboveAsync(db, mandate) is [var above, ..])
            {
                await work.PassAsync(db, mandate, above, CancellationToken.None);
            }
            await notifier.TellEndAsync(db, mandate);
            return true;
        });

    /// <summary>From above, never one's own: nobody renews or restores themself.</summary>
    private bool Keeps(Responsable by, Mandate mandate, MandateType type) => mandate.AccountId != by.AccountId
        && (by.IsAdministrator || (!type.Allows(MandateRights.Administers) && by.Keeps(type, mandate.Territory, territories.Current)));

    private Task<bool> KeepAsync(Responsable by, long id, string action, Func<SiteDbContext, Mandate, MandateType, Task<bool>> act) =>
        ActAsync(by, id, action, (mandate, type) => Keeps(by, mandate, type), act);

    private Task<bool> ActAsync(
        Responsable by, long id, string action, Func<Mandate, MandateType, bool> may, Func<SiteDbContext, Mandate, MandateType,
        Task<bool>> act) =>
        database.WriteAsync(async db =>
        {
            if (await FindAsync(db, id, CancellationToken.None) is not var (mandate, type) || !may(mandate, type))
            {
                throw new UnauthorizedAccessException("Ce mandat se tient depuis un autre territoire.");
            }
            if (!await act(db, mandate, type))
            {
                return false;
            }
            audit.Record(db, action, by.AccountId, mandate.Territory.ToString(), $"mandate:{id}");
            await MandateRevision.BumpAsync(db);
            return true;
        });

    private async Task TellAllAsync(SiteDbContext db, Mandate mandate, MandateNews news)
    {
        var occasion = $"{standing.Now:yyyyMMddHHmm}";
        await notifier.TellHolderAsync(db, mandate, news, occasion);
        await notifier.TellAroundAsync(db, mandate, news, occasion);
    }

    private static async Task<(Mandate Mandate, MandateType Type)?> FindAsync(SiteDbContext db, long id, CancellationToken cancel) =>
        await db.Set<Mandate>().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } mandate
            ? (mandate, await db.Set<MandateType>().SingleAsync(row => row.Id == mandate.TypeId, cancel))
            : null;

    private IQueryable<Mandate> Below(IQueryable<Mandate> running, TerritoryRef territory)
    {
        var gazetteer = territories.Current;
        var own = territory.Code;
        switch (territory.Kind)
        {
            case TerritoryKind.Nation:
                return running.Where(row => row.TerritoryKind <= TerritoryKind.Departement);
            case TerritoryKind.Region:
                var departements = gazetteer.Departements.Where(other => other.Region?.Code == own).Select(other => other.Code).ToList();
                return running.Where(row => (row.TerritoryKind == TerritoryKind.Region && row.TerritoryCode == own)
                    || (row.TerritoryKind == TerritoryKind.Departement && departements.Contains(row.TerritoryCode)));
            case TerritoryKind.Departement or TerritoryKind.Epci when gazetteer.Find(territory) is { } found:
                var communes = gazetteer.CommunesOf(found);
                var codes = communes.Select(commune => commune.Code).ToList();
                var epcis = communes.Select(commune => commune.Epci).OfType<Territory>().Distinct()
                    .Where(epci => territory.Kind == TerritoryKind.Departement && gazetteer.Lies(epci.Ref, territory))
                    .Select(epci => epci.Code).ToList();
                return running.Where(row => (row.TerritoryKind == territory.Kind && row.TerritoryCode == own)
                    || (row.TerritoryKind == TerritoryKind.Commune && codes.Contains(row.TerritoryCode))
                    || (row.TerritoryKind == TerritoryKind.Epci && epcis.Contains(row.TerritoryCode)));
            default:
                return StandingMandates.On(running, territory);
        }
    }
}

/// <param name="Keeps">The reader may renew, suspend and revoke it.</param>
/// <param name="EndKind">Null while it runs its term.</param>
/// <param name="Deputies">Names of those who second this post now.</param>
public sealed record MandateFile(
    MandateLine Line, string TypeAlias, string Place, bool IsMine, bool Keeps, bool IsRunning, string SuspendReason, MandateEnd? EndKind,
    string EndReason, IReadOnlyList<string> Deputies, Succession? Succession);

/// <summary>Who takes over.</summary>
/// <param name="At">The moment chosen.</param>
/// <param name="Accepted">False while the person has not said yes.</param>
public sealed record Succession(string Name, DateTime? At, bool Accepted);
