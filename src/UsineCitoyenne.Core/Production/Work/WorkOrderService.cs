using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Slips;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>Kits handed out to volunteers, and what comes back of them.</summary>
public sealed class WorkOrderService(Database database, StockGesture gesture, TerritoryDirectory territories, Outbox outbox)
{
    /// <summary>What is usual to make a kit at home.</summary>
    public const int UsualDays = 14;

    private const int LongestDays = 366;
    private const int MostNames = 60;

    /// <summary>Kits to several people at once: one gesture, one slip each, and a mail to who has an address.</summary>
    public Task<LedgerResult> IssueAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default) =>
        gesture.RunAsync(stock, MandateRights.Issues, form, async work =>
        {
            var product = work.Product();
            var (reader, header) = (work.Reader, work.Header);
            if (product.Home is not { } home || product.Before(home) is not { } before)
            {
                throw new RefusedException(nameof(form.Product), "Ce produit ne se fait pas à la maison\u00A0: il n’a pas de kits.");
            }
            var due = reader.Date(nameof(form.Due), form.Due, header.On.AddDays(UsualDays));
            if (due < header.On || due > header.On.AddDays(LongestDays))
            {
                reader.Refuse(nameof(form.Due), "Le retour s’attend après la remise, dans l’année.");
            }
            var shares = await SharesAsync(work, product.Unit, cancel);
            await work.HoldsAsync("Shares", product, before.Number, shares.Sum(share => share.Quantity), cancel);
            reader.ThrowIfAny();
            work.Recorded = movement =>
            {
                foreach (var (volunteer, place, quantity) in shares)
                {
                    work.Db.Add(new WorkOrder
                    {
                        Key = Guid.NewGuid(),
                        MovementId = movement,
                        CommuneCode = stock.Commune.Code,
                        PlaceId = place,
                        ProductId = product.Id,
                        FromStage = before.Number,
                        ToStage = home.Number,
                        Issued = quantity,
                        IssuedOn = header.On,
                        DueOn = due,
                        Slip = SlipNumber.New(),
                    });
                }
            };
            if (!work.IsKnown)
            {
                foreach (var (volunteer, _, _) in shares)
                {
                    await outbox.EnqueueAsync(work.Db, WorkHeldMail.Kind.To(volunteer, default, once: $"{form.Key}:{volunteer}"), cancel);
                }
            }
            return MovementDrafts.HandOut(header, work.Place, new Goods(product.Id, before.Number),
                [.. shares.Select(share => new PlaceQuantity(share.Place, share.Quantity))]);
        }, cancel);

    /// <summary>What came back of one kit: by its number or its slip.</summary>
    public Task<LedgerResult> ReturnAsync(CommuneStock stock, StockForm form, CancellationToken cancel = default) =>
        gesture.RunAsync(stock, MandateRights.Receives, form, async work =>
        {
            var order = await FindAsync(work.Db, stock, form, cancel);
            var product = work.Products.First(other => other.Id == order.ProductId);
            var made = work.Reader.Any(nameof(form.Quantity), form.Quantity, product.Unit);
            var lost = work.Reader.Any(nameof(form.Lost), form.Lost, product.Unit);
            if (made + lost == 0)
            {
                work.Reader.Refuse(nameof(form.Quantity), "Indiquez combien de pièces reviennent, ou combien sont perdues.");
            }
            if (lost > 0 && (form.Reason is not { } reason || !Enum.IsDefined(reason)))
            {
                work.Reader.Refuse(nameof(form.Reason), "Dites ce qui est arrivé\u00A0: une perte a toujours une raison.");
            }
            if (!work.IsKnown && (order.ClosedAt is not null || made + lost > order.Outstanding))
            {
                work.Reader.Refuse(nameof(form.Quantity), order.ClosedAt is not null
                    ? "Tout est déjà revenu de ce kit, ou sa remise est annulée. Vérifiez le numéro du bon."
                    : $"Ce kit n’a plus que {product.Count(order.Outstanding)} dehors. Vérifiez le compte, ou le numéro du bon.");
            }
            if (work.Header.On < order.IssuedOn)
            {
                work.Reader.Refuse(nameof(form.On), "Ce jour est avant celui de la remise du kit.");
            }
            work.Recorded = movement => work.Db.Add(WorkReturn.Of(order, movement, made, lost, gesture.Now));
            work.Afterwards = () => PickUpAddresses.ForgetAsync(work.Db, [order.Id], cancel);
            return MovementDrafts.Collection(
                work.Header with { Slip = order.Slip }, order.Key, order.PlaceId, work.Place, new Goods(product.Id, order.FromStage),
                order.ToStage, made, lost, lost > 0 ? form.Reason : null);
        }, cancel);

    /// <summary>Whom kits may be given to: first name and initial.</summary>
    /// <param name="search">Beginning of the first or the last name; empty for all.</param>
    public async Task<IReadOnlyList<NamedVolunteer>> PeopleAsync(CommuneStock stock, string? search, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await VolunteerNames.InAsync(db, Codes(stock), (search ?? "").Trim(), MostNames, cancel);
    }

    /// <summary>The open kits of the commune: asked for first, then by the day they are expected.</summary>
    public async Task<IReadOnlyList<OpenOrder>> OpenAsync(CommuneStock stock, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var codes = Codes(stock);
        return [.. (await ReadAsync(db, db.Set<WorkOrder>().Where(row => codes.Contains(row.CommuneCode) && row.ClosedAt == null), cancel))
            .OrderByDescending(order => order.WantsPickUp).ThenBy(order => order.DueOn).ThenBy(order => order.Id)];
    }

    /// <summary>Those of one hand-out, with their slips to print.</summary>
    public async Task<IReadOnlyList<OpenOrder>> OfMovementAsync(CommuneStock stock, long movement, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var codes = Codes(stock);
        return await ReadAsync(
            db, db.Set<WorkOrder>().Where(row => codes.Contains(row.CommuneCode) && row.MovementId == movement), cancel);
    }

    /// <summary>The commune that handed out the kit of a slip; null for a number that no slip has.</summary>
    public async Task<Territory?> CommuneOfAsync(string? typed, CancellationToken cancel = default)
    {
        if (!SlipNumber.TryRead(typed, out var slip))
        {
            return null;
        }
        await using var db = database.Read();
        return await db.Set<WorkOrder>().Where(row => row.Slip == slip).Select(row => row.CommuneCode).FirstOrDefaultAsync(cancel)
            is { } code
            ? territories.Current.CurrentCommune(code)
            : null;
    }

    internal async Task<WorkOrder> FindAsync(SiteDbContext db, CommuneStock stock, StockForm form, CancellationToken cancel)
    {
        if (!string.IsNullOrWhiteSpace(form.Slip))
        {
            if (!SlipNumber.TryRead(form.Slip, out var slip))
            {
                throw new RefusedException(nameof(form.Slip),
                    "Ce numéro de bon n’existe pas\u00A0: il a onze lettres et chiffres. Relisez-le.");
            }
            var found = await db.Set<WorkOrder>().Where(row => row.Slip == slip).ForUpdate().FirstOrDefaultAsync(cancel)
                ?? throw new RefusedException(nameof(form.Slip), "Aucun kit ne porte ce numéro. Relisez-le.");
            return Is(found, stock)
                ? found
                : throw new RefusedException(nameof(form.Slip), "Ce bon vient d’une autre commune\u00A0: c’est elle qui le reprend.");
        }
        return await db.Set<WorkOrder>().Where(row => row.Id == form.Id).ForUpdate().FirstOrDefaultAsync(cancel) is { } order
            && Is(order, stock)
            ? order
            : throw new RefusedException(nameof(form.Slip), "Choisissez un kit de la liste, ou tapez le numéro de son bon.");
    }

    private bool Is(WorkOrder order, CommuneStock stock) =>
        territories.Current.CurrentCommune(order.CommuneCode)?.Code == stock.Commune.Code;

    private IReadOnlyList<string> Codes(CommuneStock stock) => territories.Current.CodesOf(stock.Commune);

    private static async Task<IReadOnlyList<OpenOrder>> ReadAsync(SiteDbContext db, IQueryable<WorkOrder> orders, CancellationToken cancel)
    {
        var rows = await (from order in orders.AsNoTracking()
                          join place in db.Set<Place>() on order.PlaceId equals place.Id
                          select new { Order = order, place.VolunteerId }).ToListAsync(cancel);
        var names = await VolunteerNames.OfAsync(db, [.. rows.Select(row => row.VolunteerId).OfType<long>().Distinct()], cancel);
        return [.. rows.Select(row => OpenOrder.Of(row.Order, row.VolunteerId,
            row.VolunteerId is { } volunteer && names.TryGetValue(volunteer, out var name) ? name : "Personne effacée"))];
    }

    private async Task<IReadOnlyList<(long Volunteer, long Place, long Quantity)>> SharesAsync(
        StockWork work, string unit, CancellationToken cancel)
    {
        var asked = work.Form.Shares.Index().Where(share => !string.IsNullOrWhiteSpace(share.Item.Quantity)).ToList();
        var known = await VolunteerNames.AmongAsync(work.Db, Codes(work.Stock), [.. asked.Select(share => share.Item.Volunteer)], cancel);
        var shares = new List<(long Volunteer, long Place, long Quantity)>();
        foreach (var (index, share) in asked)
        {
            var field = $"Shares[{index}].Quantity";
            var quantity = work.Reader.Quantity(field, share.Quantity, unit);
            if (!known.Contains(share.Volunteer))
            {
                work.Reader.Refuse(field, "Cette personne n’est plus parmi les bénévoles de la commune.");
            }
            else if (shares.Exists(other => other.Volunteer == share.Volunteer))
            {
                work.Reader.Refuse(field, "Cette personne est deux fois dans la liste.");
            }
            else if (quantity > 0)
            {
                var place = await PlaceService.FindOrOpenOfVolunteerAsync(work.Db, share.Volunteer, work.Stock.Commune.Ref, cancel);
                shares.Add((share.Volunteer, place!.Value, quantity));
            }
        }
        if (asked.Count == 0)
        {
            work.Reader.Refuse("Shares", "Écrivez une quantité à côté d’une personne au moins.");
        }
        return shares;
    }
}

/// <summary>A kit that is out.</summary>
/// <param name="Volunteer">Null once the person is erased.</param>
/// <param name="Who">« Josette M. »</param>
/// <param name="Ready">The person says that so many are done.</param>
public sealed record OpenOrder(
    long Id, long? Volunteer, string Who, long Product, int FromStage, int ToStage, long Issued, long Outstanding, DateOnly IssuedOn,
    DateOnly DueOn, string Slip, long Ready, bool WantsPickUp, bool WantsMore)
{
    internal static OpenOrder Of(WorkOrder order, long? volunteer, string who) => new(
        order.Id, volunteer, who, order.ProductId, order.FromStage, order.ToStage, order.Issued, order.Outstanding, order.IssuedOn,
        order.DueOn, order.Slip, order.Ready, order.WantsPickUp, order.WantsMore);
}
