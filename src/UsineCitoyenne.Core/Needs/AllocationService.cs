using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Needs;

/// <summary>
/// Who distributes for a département or above says what communes weigh, and shares a quantity between the needs: a proposal, adjusted by
/// hand, then accepted. Carrying it out is the ledger's.
/// </summary>
public sealed class AllocationService(Database database, TerritoryDirectory territories, Audit audit, TimeProvider clock)
{
    private const int HistoryLines = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Where this person shares out; empty for nowhere.</summary>
    public static IReadOnlyList<TerritoryRef> PlacesOf(Responsable by) =>
        [.. by.Territories(MandateRights.Distributes).Where(place => place.Kind <= TerritoryKind.Departement)];

    /// <summary>Null where this person does not share out.</summary>
    public async Task<TerritoryShares?> LookAsync(Responsable by, TerritoryRef place, long? product, CancellationToken cancel = default)
    {
        if (!Shares(by, place))
        {
            return null;
        }
        await using var db = database.Read();
        var products = (await ProductService.ListAsync(db, cancel)).Where(sheet => !sheet.IsMatter).ToList();
        var chosen = products.Find(sheet => sheet.Id == product);
        var needs = chosen is null ? [] : await MissingAsync(db, place, chosen.Id, cancel);
        var weights = chosen is null ? [] : await WeightsAsync(db, chosen.Id, cancel);
        var past = await db.Set<Allocation>().Where(row => row.TerritoryKind == place.Kind && row.TerritoryCode == place.Code)
            .OrderByDescending(row => row.Id).Take(HistoryLines).ToListAsync(cancel);
        return new TerritoryShares(place, chosen, products,
            [.. needs.GroupBy(need => need.CommuneCode).Select(group => new CommuneNeeds(group.Key, LabelOf(group.Key), group.Count(),
                group.Sum(need => (long)need.Quantity - need.Allocated), weights.GetValueOrDefault(group.Key, 1)))
                .OrderBy(line => line.Place, StringComparer.CurrentCulture)],
            past.ConvertAll(row => ViewOf(row, products, [])));
    }

    /// <param name="typed">A weight from 1 to 10 by INSEE code.</param>
    /// <returns>What is wrong, in French; null when it is kept.</returns>
    public async Task<string?> WeighAsync(
        Responsable by, TerritoryRef place, long product, IReadOnlyDictionary<string, int> typed, CancellationToken cancel = default)
    {
        var gazetteer = territories.Current;
        if (!Shares(by, place) || typed.Keys.Any(code => gazetteer.Find(TerritoryKind.Commune, code) is not { } commune
            || !gazetteer.Lies(commune.Ref, place)))
        {
            return "Choisissez des communes de votre territoire.";
        }
        if (typed.Values.Any(weight => weight is < 1 or > CommuneWeight.Most))
        {
            return $"Un poids va de 1 à {CommuneWeight.Most}.";
        }
        return await database.WriteAsync(async db =>
        {
            if ((await ProductService.ListAsync(db, cancel)).All(sheet => sheet.Id != product || sheet.IsMatter))
            {
                return "Choisissez un produit dans la liste.";
            }
            var codes = typed.Keys.ToArray();
            var known = await db.Set<CommuneWeight>().AsTracking()
                .Where(row => row.ProductId == product && EF.Parameter(codes).Contains(row.CommuneCode))
                .ToDictionaryAsync(row => row.CommuneCode, cancel);
            var changed = typed.Where(pair => (known.TryGetValue(pair.Key, out var row) ? row.Weight : 1) != pair.Value).ToList();
            foreach (var (code, weight) in changed)
            {
                if (known.TryGetValue(code, out var row))
                {
                    (row.Weight, row.SetBy, row.AccountId, row.SetAt) = (weight, place.ToString(), by.AccountId, Now);
                }
                else
                {
                    db.Add(new CommuneWeight
                    {
                        CommuneCode = code,
                        ProductId = product,
                        Weight = weight,
                        SetBy = place.ToString(),
                        AccountId = by.AccountId,
                        SetAt = Now,
                    });
                }
                audit.Record(db, AuditAction.CommuneWeighed, by.AccountId, $"commune:{code}",
                    string.Create(CultureInfo.InvariantCulture, $"product:{product} {weight}"));
            }
            return null;
        }, cancel);
    }

    /// <param name="quantity">As typed.</param>
    /// <param name="key">Of one showing of the form.</param>
    /// <returns>The number of the draft, or what is wrong, in French.</returns>
    public async Task<(long? Id, string? Refusal)> ProposeAsync(
        Responsable by, TerritoryRef place, long product, string? quantity, Guid key, CancellationToken cancel = default)
    {
        if (!Shares(by, place))
        {
            return (null, "Choisissez un territoire où vous partagez.");
        }
        if (key == Guid.Empty)
        {
            return (null, "Rechargez la page, puis recommencez.");
        }
        if (SupplyNeedValidator.QuantityRefusal(quantity, out var number) is { } wrong)
        {
            return (null, wrong);
        }
        return await database.WriteAsync<(long?, string?)>(async db =>
        {
            if (await db.Set<Allocation>().Where(row => row.Key == key).Select(row => new { row.Id, row.AccountId, row.Quantity })
                .FirstOrDefaultAsync(cancel) is { } there)
            {
                return there.AccountId == by.AccountId && there.Quantity == number ? (there.Id, null)
                    : (null, "Rechargez la page, puis recommencez.");
            }
            var needs = await MissingAsync(db, place, product, cancel);
            if (needs.Count == 0)
            {
                return (null, "Aucun besoin de ce produit n’attend sur ce territoire.");
            }
            var weights = await WeightsAsync(db, product, cancel);
            var byId = needs.ToDictionary(need => need.Id);
            var shares = AllocationShares.Of(number, needs.ConvertAll(need => new ShareRequest(need.Id, need.CommuneCode,
                need.Quantity - need.Allocated, weights.GetValueOrDefault(need.CommuneCode, 1) * (int)need.Priority)));
            var allocation = new Allocation
            {
                Key = key,
                ProductId = product,
                TerritoryKind = place.Kind,
                TerritoryCode = place.Code,
                Quantity = number,
                AccountId = by.AccountId,
                CreatedAt = Now,
                Lines =
                [
                    .. shares.Select(share => new AllocationLine
                    {
                        NeedId = share.Request.Id,
                        CommuneCode = share.Request.CommuneCode,
                        Missing = share.Request.Missing,
                        CommuneWeight = weights.GetValueOrDefault(share.Request.CommuneCode, 1),
                        Priority = byId[share.Request.Id].Priority,
                        FirstShare = share.First,
                        Proposed = share.Quantity,
                        Quantity = share.Quantity,
                    }),
                ],
            };
            db.Add(allocation);
            await db.SaveChangesAsync(cancel);
            audit.Record(db, AuditAction.AllocationProposed, by.AccountId, place.ToString(), $"allocation:{allocation.Id}");
            return (allocation.Id, null);
        }, cancel);
    }

    /// <summary>Null for one of another territory and for one that does not exist.</summary>
    public async Task<AllocationView?> OpenAsync(Responsable by, long id, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await db.Set<Allocation>().Include(row => row.Lines).FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } allocation
            || !Shares(by, allocation.Territory))
        {
            return null;
        }
        var ids = allocation.Lines.Select(line => line.NeedId).ToArray();
        var names = await db.Set<SupplyNeed>().Where(row => EF.Parameter(ids).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.OrganisationName, cancel);
        return ViewOf(allocation, await ProductService.ListAsync(db, cancel), [.. allocation.Lines.OrderBy(line => line.NeedId)
            .Select(line => new AllocationShare(line.NeedId, LabelOf(line.CommuneCode), names.GetValueOrDefault(line.NeedId, ""),
                line.CommuneWeight, line.Priority, new Share(new ShareRequest(line.NeedId, line.CommuneCode, line.Missing,
                    line.CommuneWeight * (int)line.Priority), line.FirstShare, line.Proposed), line.Quantity))]);
    }

    /// <summary>Keeps the quantities as adjusted by hand, and accepts them when asked: the needs then count them as given.</summary>
    /// <param name="typed">By number of the need, as typed; those left out stay as they are.</param>
    /// <returns>What is wrong, in French, by number of the need, 0 for the whole; empty when it is done; null for none.</returns>
    public Task<IReadOnlyDictionary<long, string>?> AdjustAsync(Responsable by, long id, IReadOnlyDictionary<long, string?> typed,
        bool accept, CancellationToken cancel = default) => database.WriteAsync<IReadOnlyDictionary<long, string>?>(async db =>
    {
        // Two people at once: the second waits, then finds it accepted.
        if (await db.Set<Allocation>().Where(row => row.Id == id).ForUpdate().AsTracking().FirstOrDefaultAsync(cancel)
            is not { } allocation || !Shares(by, allocation.Territory))
        {
            return null;
        }
        var errors = new Dictionary<long, string>();
        if (allocation.State != AllocationState.Draft)
        {
            return new Dictionary<long, string> { [0] = "Ce partage est déjà accepté." };
        }
        var lines = await db.Set<AllocationLine>().Where(line => line.AllocationId == id).AsTracking().ToListAsync(cancel);
        var ids = lines.Select(line => line.NeedId).ToArray();
        var needs = await db.Set<SupplyNeed>().Where(row => EF.Parameter(ids).Contains(row.Id)).OrderBy(row => row.Id).ForUpdate()
            .AsTracking().ToDictionaryAsync(row => row.Id, cancel);
        var quantities = new Dictionary<long, int>();
        foreach (var line in lines)
        {
            var missing = needs.TryGetValue(line.NeedId, out var need) && need.State == NeedState.Open
                ? Math.Max(0, need.Quantity - need.Allocated) : 0;
            if (!TryRead(typed.TryGetValue(line.NeedId, out var text) ? text : null, line.Quantity, out var quantity) || quantity > missing)
            {
                errors[line.NeedId] = $"{need?.OrganisationName ?? "Besoin"}\u00A0: un nombre entier, de 0 à "
                    + $"{Text.FrenchNumber.Of(missing)}.";
            }
            quantities[line.NeedId] = quantity;
        }
        if (errors.Count == 0 && quantities.Values.Sum(quantity => (long)quantity) is var total && total > allocation.Quantity)
        {
            errors[0] = $"Il y a {Text.FrenchNumber.Of(allocation.Quantity)} à partager, et {Text.FrenchNumber.Of(total)} de donnés.";
        }
        if (errors.Count > 0)
        {
            return errors;
        }
        lines.ForEach(line => line.Quantity = quantities[line.NeedId]);
        if (accept)
        {
            (allocation.State, allocation.AcceptedAt) = (AllocationState.Accepted, Now);
            lines.ForEach(line => needs[line.NeedId].Allocated += line.Quantity);
            audit.Record(db, AuditAction.AllocationAccepted, by.AccountId, allocation.Territory.ToString(), $"allocation:{id}");
        }
        return errors;
    }, cancel);

    /// <summary>The lines that are to be carried out; empty for one that is not accepted, or carried out already.</summary>
    internal static async Task<IReadOnlyList<AllocationLine>> ToExecuteAsync(SiteDbContext db, long id, CancellationToken cancel) =>
        await db.Set<Allocation>().Where(row => row.Id == id).ForUpdate().FirstOrDefaultAsync(cancel) is
        { State: AllocationState.Accepted }
            ? await db.Set<AllocationLine>().Where(line => line.AllocationId == id && line.Quantity > 0).OrderBy(line => line.NeedId)
                .ToListAsync(cancel)
            : [];

    /// <summary>In the transaction that posts the transfers. False when they were posted before.</summary>
    internal async Task<bool> MarkExecutedAsync(SiteDbContext db, long id, long accountId, CancellationToken cancel)
    {
        if (await db.Set<Allocation>().Where(row => row.Id == id).ForUpdate().AsTracking().FirstOrDefaultAsync(cancel) is not
            { State: AllocationState.Accepted } allocation)
        {
            return false;
        }
        (allocation.State, allocation.ExecutedAt) = (AllocationState.Executed, Now);
        audit.Record(db, AuditAction.AllocationExecuted, accountId, allocation.Territory.ToString(), $"allocation:{id}");
        return true;
    }

    /// <summary>One of its transfers was undone: it is to be carried out again.</summary>
    internal static async Task ReopenAsync(SiteDbContext db, long id, CancellationToken cancel)
    {
        if (await db.Set<Allocation>().Where(row => row.Id == id && row.State == AllocationState.Executed).ForUpdate()
            .FirstOrDefaultAsync(cancel) is { } allocation)
        {
            (allocation.State, allocation.ExecutedAt) = (AllocationState.Accepted, null);
        }
    }

    private bool Shares(Responsable by, TerritoryRef place) => place.Kind <= TerritoryKind.Departement
        && territories.Current.Find(place) is not null && by.May(MandateRights.Distributes, place, territories.Current);

    /// <summary>Empty for what was not typed.</summary>
    private static bool TryRead(string? typed, int otherwise, out int quantity)
    {
        var digits = new string([.. (typed ?? "").Where(letter => !char.IsWhiteSpace(letter))]);
        quantity = otherwise;
        return typed is null || int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out quantity);
    }

    private async Task<List<SupplyNeed>> MissingAsync(SiteDbContext db, TerritoryRef place, long product, CancellationToken cancel)
    {
        var open = db.Set<SupplyNeed>().AsNoTracking()
            .Where(row => row.State == NeedState.Open && row.ProductId == product && row.Allocated < row.Quantity);
        if (place != TerritoryRef.Nation)
        {
            var gazetteer = territories.Current;
            var codes = gazetteer.CommunesOf(gazetteer.Find(place)!).Select(commune => commune.Code).ToArray();
            open = open.Where(row => EF.Parameter(codes).Contains(row.CommuneCode));
        }
        return await open.OrderBy(row => row.Id).ToListAsync(cancel);
    }

    private static Task<Dictionary<string, int>> WeightsAsync(SiteDbContext db, long product, CancellationToken cancel) =>
        db.Set<CommuneWeight>().Where(row => row.ProductId == product)
            .ToDictionaryAsync(row => row.CommuneCode, row => row.Weight, cancel);

    private string LabelOf(string commune) => territories.Current.LabelOf(new TerritoryRef(TerritoryKind.Commune, commune));

    private AllocationView ViewOf(Allocation row, IReadOnlyList<ProductSheet> products, IReadOnlyList<AllocationShare> lines) => new(
        row.Id, products.FirstOrDefault(sheet => sheet.Id == row.ProductId), row.Territory, territories.Current.LabelOf(row.Territory),
        row.Quantity, row.State, row.CreatedAt, lines);
}
