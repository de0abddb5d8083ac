using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Production.Rounds;

/// <summary>
/// A round as who goes sees it, by the link of their mail or signed in. An address is shown to the carrier it is assigned to, from the day
/// before to the end of the round, and each sight is written where its owner reads it (X8).
/// </summary>
public sealed class CarrierService(
    Database database, VolunteerRecordService records, StockGesture gesture, MovementRecorder recorder, ReversalRecorder reversals,
    NearestLeaders leaders,
    Outbox outbox, Audit audit)
{
    /// <summary>The rounds entrusted to the person, the next first; null when the link is not valid.</summary>
    public Task<CarrierRounds?> OpenAsync(RecordKey key, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        if (await records.FindAsync(db, key) is not { } carrier)
        {
            return null;
        }
        var rounds = await db.Set<CollectionRound>().AsNoTracking().Include(row => row.Stops)
            .Where(row => row.CarrierId == carrier.Id && row.ClosedAt == null
                && row.DroppedAt == null).OrderBy(row => row.On).ThenBy(row => row.Id)
            .ToListAsync(cancel);
        var products = (await ProductService.ListAsync(db, cancel)).ToDictionary(product => product.Id);
        var shown = new List<CarrierRound>();
        foreach (var round in rounds)
        {
            shown.Add(await ReadAsync(db, round, products, cancel));
        }
        return new CarrierRounds(carrier.FirstName, shown, KeptUntil(shown));
    }, cancel);

    /// <summary>What was fetched at one door, or that nobody was there.</summary>
    /// <returns>Null when the link is not valid.</returns>
    public async Task<LedgerResult?> CollectAsync(RecordKey key, StopReport report, CancellationToken cancel = default)
    {
        await using (var db = database.Read())
        {
            if (await records.FindAsync(db, key) is null)
            {
                return null;
            }
        }
        return await recorder.RecordAsync(async db =>
        {
            var (round, stop) = await FindAsync(db, key, report.Stop, cancel);
            if (await MovementRecorder.FindAsync(db, report.Key, cancel) is { } known)
            {
                return known.Id;
            }
            if (report.Missed)
            {
                stop.Miss();
                return 0;
            }
            if (stop.MovementId is not null)
            {
                throw new RefusedException(nameof(report.Quantity), "Cet arrêt est déjà noté. Rechargez la page.");
            }
            var order = await db.Set<WorkOrder>().Where(row => row.Id == stop.OrderId).ForUpdate().SingleAsync(cancel);
            var product = (await ProductService.ListAsync(db, cancel)).First(other => other.Id == order.ProductId);
            var reader = gesture.Reader();
            var made = reader.Any(nameof(report.Quantity), report.Quantity, product.Unit);
            var lost = reader.Any(nameof(report.Lost), report.Lost, product.Unit);
            if (made + lost == 0)
            {
                reader.Refuse(nameof(report.Quantity), "Indiquez combien de pièces vous emportez, ou dites que personne n’était là.");
            }
            if (order.ClosedAt is not null)
            {
                reader.Refuse(nameof(report.Quantity), "Ce kit n’est plus à chercher\u00A0: il est revenu, ou sa remise est annulée.");
            }
            else if (made + lost > order.Outstanding)
            {
                reader.Refuse(nameof(report.Quantity), $"Ce kit n’a plus que {product.Count(order.Outstanding)}. Vérifiez le compte.");
            }
            reader.ThrowIfAny();
            var movement = await recorder.RecordAsync(db, MovementDrafts.Collection(
                new MovementHeader(report.Key, gesture.Today, round.CarrierId!.Value, MovementSource.Volunteer) { Slip = order.Slip },
                order.Key, order.PlaceId, round.PlaceId, new Goods(product.Id, order.FromStage), order.ToStage, made, lost,
                lost > 0 ? LossReason.Other : null), cancel);
            db.Add(WorkReturn.Of(order, movement, made, lost, gesture.Now));
            stop.Collect(made, movement);
            round.Begin();
            audit.Record(db, AuditAction.StockMoved, territory: $"commune:{round.CommuneCode}", detail: $"Collect movement:{movement}",
                volunteers: [round.CarrierId!.Value]);
            return movement;
        }, cancel);
    }

    /// <summary>What was mistyped at one door is as if it had not been, until the round is received.</summary>
    /// <param name="undo">Made with the form.</param>
    public Task<LedgerResult> UndoAsync(RecordKey key, long stopId, Guid undo, CancellationToken cancel = default) =>
        recorder.RecordAsync(async db =>
        {
            var (round, stop) = await FindAsync(db, key, stopId, cancel);
            if (stop.MovementId is not { } movement)
            {
                return 0;
            }
            var back = await db.Set<WorkReturn>().SingleAsync(row => row.MovementId == movement, cancel);
            (await db.Set<WorkOrder>().Where(row => row.Id == back.OrderId).ForUpdate().SingleAsync(cancel)).TakeBack(back);
            db.Remove(back);
            stop.TakeBack();
            return await reversals.RecordAsync(
                db, new MovementHeader(undo, gesture.Today, round.CarrierId!.Value, MovementSource.Volunteer), movement, cancel);
        }, cancel);

    /// <summary>« Je ne peux plus »: who organises is told at once, and another can go.</summary>
    /// <returns>False when the link is not valid, or the round is not theirs.</returns>
    public Task<bool> DropOutAsync(RecordKey key, long id, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        if (await records.FindAsync(db, key) is not { } carrier
            || await db.Set<CollectionRound>().Where(row => row.Id == id && row.CarrierId == carrier.Id && row.ClosedAt == null
                && row.DroppedAt == null).ForUpdate()
                .FirstOrDefaultAsync(cancel) is not { } round)
        {
            return false;
        }
        round.DropOut(await db.Set<RoundStop>().AnyAsync(stop => stop.RoundId == id && stop.MovementId != null, cancel), gesture.Now);
        foreach (var account in await leaders.OfAsync(db, round.CommuneCode))
        {
            await outbox.EnqueueAsync(db, RoundDroppedMail.Kind.To(account, round.Id), cancel);
        }
        audit.Record(db, AuditAction.StockMoved, territory: $"commune:{round.CommuneCode}", detail: $"DropRound round:{id}",
            volunteers: [carrier.Id]);
        return true;
    }, cancel);

    // The day of a round is over at midnight in France; one that goes on later is read again with the network.
    private DateTime KeptUntil(IReadOnlyList<CarrierRound> rounds) => rounds.Where(round => round.ShowsAddresses)
        .Select(round => FrenchTime.NextHour(FrenchTime.Noon(round.On), 0))
        .DefaultIfEmpty(gesture.Now.AddDays(7)).Min();

    private async Task<(CollectionRound Round, RoundStop Stop)> FindAsync(
        SiteDbContext db, RecordKey key, long id, CancellationToken cancel)
    {
        var carrier = await records.FindAsync(db, key);
        var stop = await db.Set<RoundStop>().FirstOrDefaultAsync(row => row.Id == id, cancel);
        var round = carrier is null || stop is null ? null : await db.Set<CollectionRound>()
            .Where(row => row.Id == stop.RoundId && row.CarrierId == carrier.Id).ForUpdate().FirstOrDefaultAsync(cancel);
        return round is { IsOpen: true } && round.ShowsAddresses(gesture.Today)
            ? (round, stop!)
            : throw new RefusedException(nameof(StopReport.Quantity), "Cette tournée est finie, ou n’est plus à vous. Rechargez la page.");
    }

    private async Task<CarrierRound> ReadAsync(
        SiteDbContext db, CollectionRound round, Dictionary<long, ProductSheet> products, CancellationToken cancel)
    {
        var ids = round.Stops.ConvertAll(stop => stop.OrderId);
        var rows = await (from order in db.Set<WorkOrder>().AsNoTracking()
                          where ids.Contains(order.Id)
                          join place in db.Set<Place>() on order.PlaceId equals place.Id
                          select new { Order = order, place.VolunteerId }).ToDictionaryAsync(row => row.Order.Id, cancel);
        var volunteers = rows.Values.Select(row => row.VolunteerId).OfType<long>().Distinct().ToList();
        var names = await VolunteerNames.OfAsync(db, volunteers, cancel);
        var open = round.ShowsAddresses(gesture.Today);
        var doors = open
            ? await DoorsAsync(db, round, [.. round.Stops.Where(stop => stop.MovementId is null && rows[stop.OrderId].Order.WantsPickUp)
                .Select(stop => rows[stop.OrderId].VolunteerId).OfType<long>().Distinct()], cancel)
            : [];
        return new CarrierRound(round.Id, round.On, open, [.. round.Stops.OrderBy(stop => stop.Number).Select(stop =>
        {
            var (order, volunteer) = (rows[stop.OrderId].Order, rows[stop.OrderId].VolunteerId);
            var door = volunteer is { } id ? doors.GetValueOrDefault(id) : null;
            return new CarrierStop(
                stop.Id, stop.Number, volunteer is { } who ? names.GetValueOrDefault(who, "") : "", door?.Address ?? "", door?.Phone ?? "",
                products[order.ProductId], order.Ready, order.Outstanding, order.Slip, stop.Collected, stop.IsMissed);
        })]);
    }

    private async Task<Dictionary<long, Door>> DoorsAsync(
        SiteDbContext db, CollectionRound round, IReadOnlyList<long> volunteers, CancellationToken cancel)
    {
        var phones = await VolunteerNames.PhonesAsync(db, volunteers, cancel);
        var addresses = await db.Set<PickUpAddress>().AsNoTracking().Where(row => volunteers.Contains(row.VolunteerId))
            .ToDictionaryAsync(row => row.VolunteerId, row => row.Address, cancel);
        if (volunteers.Count > 0)
        {
            audit.Record(db, AuditAction.AddressSeen, territory: $"commune:{round.CommuneCode}", detail: $"round:{round.Id}",
                volunteers: volunteers);
        }
        return volunteers.ToDictionary(id => id, id => new Door(addresses.GetValueOrDefault(id, ""), phones.GetValueOrDefault(id, "")));
    }

    private sealed record Door(string Address, string Phone);
}

/// <summary>What a carrier tells of one door, as typed.</summary>
public sealed class StopReport
{
    /// <summary>Made where it is told, also without network.</summary>
    public Guid Key { get; set; }

    public long Stop { get; set; }

    public string? Quantity { get; set; }

    public string? Lost { get; set; }

    /// <summary>Nobody was there.</summary>
    public bool Missed { get; set; }
}

/// <param name="KeptUntil">UTC: a copy without network ends with the day of the round whose addresses it shows.</param>
public sealed record CarrierRounds(string FirstName, IReadOnlyList<CarrierRound> Rounds, DateTime KeptUntil);

/// <param name="ShowsAddresses">From the day before to the end.</param>
public sealed record CarrierRound(long Id, DateOnly On, bool ShowsAddresses, IReadOnlyList<CarrierStop> Stops);

/// <param name="Name">« Josette M. »</param>
/// <param name="Address">Empty where none is told, or it is not the time.</param>
/// <param name="Ready">What the person says to be done.</param>
/// <param name="Collected">Null before.</param>
public sealed record CarrierStop(
    long Id, int Number, string Name, string Address, string Phone, ProductSheet Product, long Ready, long Outstanding, string Slip,
    long? Collected, bool IsMissed);
