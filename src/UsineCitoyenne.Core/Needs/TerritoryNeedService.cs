using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Needs;

/// <summary>
/// The needs of the territory of who has a part in its production. One of another territory and one that does not exist look the same.
/// </summary>
public sealed class TerritoryNeedService(
    Database database, SupplyNeedValidator validator, ProductService products, TerritoryDirectory territories, Audit audit,
    TimeProvider clock)
{
    private const string Closed = "Cela ne peut plus se faire\u00A0: ce besoin est clos.";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The most urgent first, then what falls due first.</summary>
    /// <param name="product">Null for all.</param>
    /// <param name="page">From 1.</param>
    public async Task<NeedList> ListAsync(
        Responsable by, long? product, NeedState state, int page, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var own = Own(db, by, territories.Current).Where(row => product == null || row.ProductId == product);
        var counts = await own.GroupBy(row => row.State).Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.State, group => group.Count, cancel);
        var shown = own.Where(row => row.State == state);
        var rows = await (state == NeedState.Open
                ? shown.OrderByDescending(row => row.Priority).ThenBy(row => row.NeededBy).ThenBy(row => row.Id)
                : shown.OrderByDescending(row => row.Id))
            .Skip((int)Math.Min((long)(Math.Max(page, 1) - 1) * NeedList.Size, int.MaxValue)).Take(NeedList.Size).ToListAsync(cancel);
        var sheets = await ProductService.ListAsync(db, cancel);
        return new NeedList(counts, counts.GetValueOrDefault(state), [.. sheets.Where(sheet => !sheet.IsMatter)],
            rows.ConvertAll(row => SupplyNeedView.Of(row, sheets, territories.Current)));
    }

    /// <summary>One need; whom to call only for who may read contacts there, and then the reading is audited. Null elsewhere.</summary>
    public async Task<TerritoryNeed?> OpenAsync(Responsable by, long id, CancellationToken cancel = default)
    {
        SupplyNeed? need;
        SupplyNeedView view;
        await using (var db = database.Read())
        {
            if ((need = await FindAsync(db, by, id, cancel)) is null)
            {
                return null;
            }
            view = SupplyNeedView.Of(need, await ProductService.ListAsync(db, cancel), territories.Current);
        }
        var place = new TerritoryRef(TerritoryKind.Commune, need.CommuneCode);
        var contact = by.Contacts?.Covers(place, territories.Current) == true ? NeedContact.Of(need) : null;
        if (contact is { IsEmpty: false })
        {
            await database.WriteAsync(db =>
            {
                audit.Record(db, AuditAction.NeedRead, by.AccountId, place.ToString(), $"need:{id}");
                return Task.CompletedTask;
            }, cancel);
        }
        return new TerritoryNeed(view, contact, need.ErasedAt is not null);
    }

    /// <returns>What is wrong, in French; null when it is done.</returns>
    public Task<NeedAnswer> PrioritiseAsync(Responsable by, long id, NeedPriority priority, CancellationToken cancel = default) =>
        ActAsync(by, id, AuditAction.NeedPrioritised, need => Enum.IsDefined(priority) && need.Prioritise(priority, Now), cancel);

    public Task<NeedAnswer> MeetAsync(Responsable by, long id, CancellationToken cancel = default) =>
        ActAsync(by, id, AuditAction.NeedMet, need => need.Close(NeedState.Met, Now), cancel);

    public Task<NeedAnswer> WithdrawAsync(Responsable by, long id, CancellationToken cancel = default) =>
        ActAsync(by, id, AuditAction.NeedWithdrawn, need => need.Close(NeedState.Withdrawn, Now), cancel);

    /// <summary>The institution said that it still needs it.</summary>
    /// <param name="neededBy">As typed.</param>
    public async Task<NeedAnswer> RenewAsync(Responsable by, long id, string? neededBy, CancellationToken cancel = default)
    {
        var wrong = validator.DayRefusal(neededBy, out var day);
        var answer = await ActAsync(by, id, AuditAction.NeedRenewed, need => wrong is null && need.Renew(day, Now), cancel);
        return answer.Refusal is not null && wrong is not null ? answer with { Refusal = wrong } : answer;
    }

    /// <summary>For an institution that asked by word of mouth: it stands at once. Sent twice, it is one.</summary>
    /// <returns>What is wrong, by field's name, in French; empty when it is added.</returns>
    public async Task<IReadOnlyDictionary<string, string>> AddAsync(
        Responsable by, SupplyNeedForm form, CancellationToken cancel = default)
    {
        var (make, errors) = validator.Check(form, await products.ListAsync(cancel), by.AccountId);
        if (!errors.ContainsKey(nameof(form.CommuneCode)) && !Keeps(by, form.CommuneCode!))
        {
            errors[nameof(form.CommuneCode)] = "Choisissez une commune de votre territoire.";
        }
        if (form.SubmissionId == Guid.Empty)
        {
            errors[nameof(form.Quantity)] = "Rechargez la page, puis recommencez.";
        }
        if (errors.Count > 0 || make is null)
        {
            return errors;
        }
        await database.WriteAsync(async db =>
        {
            if (await db.Set<SupplyNeed>().AnyAsync(row => row.Key == form.SubmissionId, cancel))
            {
                return;
            }
            var need = make();
            need.Confirm(Now);
            db.Add(need);
            await db.SaveChangesAsync(cancel);
            audit.Record(db, AuditAction.NeedAdded, by.AccountId, $"commune:{need.CommuneCode}", $"need:{need.Id}");
        }, cancel);
        return errors;
    }

    /// <summary>Those that are confirmed, of the communes where this person has a part in production.</summary>
    internal static IQueryable<SupplyNeed> Own(SiteDbContext db, Responsable by, Gazetteer gazetteer)
    {
        var confirmed = db.Set<SupplyNeed>().Where(row => row.State != NeedState.Pending);
        var own = by.Mandates.Where(mandate => (mandate.Rights & MandateRights.Produces) != MandateRights.None)
            .Select(mandate => mandate.Territory).Distinct().ToList();
        if (own.Contains(TerritoryRef.Nation))
        {
            return confirmed;
        }
        var codes = own.Select(place => place.Kind == TerritoryKind.Commune ? gazetteer.CurrentCommune(place.Code) : gazetteer.Find(place))
            .OfType<Territory>().SelectMany(gazetteer.CommunesOf).SelectMany(gazetteer.CodesOf).Distinct().ToArray();
        return confirmed.Where(row => EF.Parameter(codes).Contains(row.CommuneCode));
    }

    private bool Keeps(Responsable by, string communeCode) => territories.Current.CurrentCommune(communeCode) is { } commune
        ? by.Held(MandateRights.Produces, commune.Ref, territories.Current) != MandateRights.None
        : by.Held(MandateRights.Produces, TerritoryRef.Nation, territories.Current) != MandateRights.None;

    private async Task<SupplyNeed?> FindAsync(SiteDbContext db, Responsable by, long id, CancellationToken cancel) =>
        await db.Set<SupplyNeed>().FirstOrDefaultAsync(row => row.Id == id && row.State != NeedState.Pending, cancel) is { } need
            && Keeps(by, need.CommuneCode) ? need : null;

    private Task<NeedAnswer> ActAsync(Responsable by, long id, string action, Func<SupplyNeed, bool> act, CancellationToken cancel) =>
        database.WriteAsync(async db =>
    {
        if (await FindAsync(db, by, id, cancel) is not { } need)
        {
            return new NeedAnswer(Exists: false);
        }
        if (!act(need))
        {
            return new NeedAnswer(Exists: true) { Refusal = Closed };
        }
        audit.Record(db, action, by.AccountId, $"commune:{need.CommuneCode}", $"need:{id}");
        return new NeedAnswer(Exists: true);
    }, cancel);
}

/// <param name="Counts">Of the product asked for, in each state.</param>
/// <param name="Total">Of all pages.</param>
/// <param name="Products">What may be asked for.</param>
public sealed record NeedList(
    IReadOnlyDictionary<NeedState, int> Counts, int Total, IReadOnlyList<ProductSheet> Products, IReadOnlyList<SupplyNeedView> Lines)
{
    public const int Size = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <param name="Contact">Null for who may not read contacts there.</param>
public sealed record TerritoryNeed(SupplyNeedView Need, NeedContact? Contact, bool IsErased);

/// <param name="Exists">False also for a need of another territory.</param>
public sealed record NeedAnswer(bool Exists)
{
    /// <summary>Why it was not done, in French; null when it is.</summary>
    public string? Refusal { get; init; }
}
