using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Types;

/// <summary>The kinds of mandate, which administrators edit.</summary>
public sealed class MandateTypes(Database database, StandingMandates standing, Audit audit)
{
    /// <summary>In their order, those not offered any more too.</summary>
    public async Task<IReadOnlyList<MandateTypeView>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return [.. (await db.Set<MandateType>().OrderBy(row => row.SortOrder).ThenBy(row => row.Id).ToListAsync(cancel))
            .Select(MandateTypeView.Of)];
    }

    /// <summary>Null when there is none.</summary>
    public async Task<MandateTypeView?> FindAsync(string alias, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<MandateType>().FirstOrDefaultAsync(row => row.Alias == alias, cancel) is { } type ? MandateTypeView.Of(type)
            : null;
    }

    /// <summary>Adds a kind, named in URLs after its name. Returns what is wrong, in French, or null.</summary>
    public Task<string?> AddAsync(Responsable by, MandateTypeForm form)
    {
        MandateService.RequireAdministrator(by);
        var alias = Folding.Slug(form.Name) is { Length: > MandateType.AliasLength } slug ? slug[..MandateType.AliasLength].TrimEnd('-')
            : Folding.Slug(form.Name);
        return database.WriteAsync(async db =>
        {
            if (MandateType.Check(form, alias) is { } wrong)
            {
                return wrong;
            }
            if (alias.Length == 0 || await db.Set<MandateType>().AnyAsync(row => row.Alias == alias))
            {
                return "Un type de mandat porte déjà ce nom.";
            }
            var type = new MandateType
            {
                Alias = alias,
                Name = "",
                Family = form.Family,
                Levels = 0,
                Rights = MandateRights.None,
                TermMonths = 0,
                MissionSheet = "",
                SortOrder = 0,
                Active = true,
                IsDeputy = false,
            };
            type.Change(form);
            db.Add(type);
            await RecordAsync(db, by, type);
            return null;
        });
    }

    /// <summary>What the kind allows changes at once for all who hold it. Returns what is wrong, in French, or null.</summary>
    public Task<string?> ChangeAsync(Responsable by, string alias, MandateTypeForm form)
    {
        MandateService.RequireAdministrator(by);
        return database.WriteAsync(async db =>
        {
            var type = await db.Set<MandateType>().FirstOrDefaultAsync(row => row.Alias == alias);
            if (type is null)
            {
                return "Ce type de mandat n’existe pas.";
            }
            if (type.Allows(MandateRights.Administers) && !form.AllRights.HasFlag(MandateRights.Administers)
                && !await (await standing.AdministeringAsync(db)).AnyAsync(row => row.TypeId != type.Id))
            {
                return "Plus personne n’administrerait le site.";
            }
            if (type.Change(form) is { } wrong)
            {
                return wrong;
            }
            await RecordAsync(db, by, type);
            return null;
        });
    }

    private async Task RecordAsync(SiteDbContext db, Responsable by, MandateType type)
    {
        audit.Record(db, AuditAction.MandateTypeChanged, by.AccountId, detail: $"{type.Alias} {type.Rights} {type.TermMonths}");
        await db.SaveChangesAsync();
        await MandateRevision.BumpAsync(db);
    }
}

/// <summary>A kind of mandate as pages show it.</summary>
/// <param name="TermMonths">0 is without end.</param>
/// <param name="MissionSheet">Markdown.</param>
public sealed record MandateTypeView(
    long Id, string Alias, string Name, MandateFamily Family, IReadOnlyList<TerritoryKind> Levels, MandateRights Rights, int TermMonths,
    string MissionSheet, int SortOrder, bool Active, bool IsDeputy, bool Leads)
{
    public bool IsFor(TerritoryKind kind) => Levels.Contains(kind);

    internal static MandateTypeView Of(MandateType type) => new(
        type.Id, type.Alias, type.Name, type.Family,
        [.. Enumerable.Range(0, (int)TerritoryKind.Commune + 1).Select(kind => (TerritoryKind)kind).Where(type.IsFor)],
        type.Rights, type.TermMonths, type.MissionSheet, type.SortOrder, type.Active, type.IsDeputy, type.Leads);
}
