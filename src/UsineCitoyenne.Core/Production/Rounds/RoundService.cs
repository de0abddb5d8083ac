using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Production.Rounds;

/// <summary>Rounds as who organises them plans, entrusts and receives them.</summary>
public sealed class RoundService(
    Database database, StockGesture gesture, MovementRecorder recorder, TerritoryDirectory territories, Outbox outbox)
{
    private const int MostStops = 60;
    private const int FarthestDays = 60;

    /// <summary>A round of the ticked kits, in the order of the page, for a volunteer of the commune or for nobody yet.</summary>
    public Task<LedgerResult> PlanAsync(CommuneStock stock, RoundForm form, CancellationToken cancel = default)
    {
        stock.Require(MandateRights.Receives);
        return recorder.RecordAsync(async db =>
        {
            if (await db.Set<CollectionRound>().FirstOrDefaultAsync(row => row.Key == form.Key, cancel) is { } there)
            {
                return there.Id;
            }
            var reader = gesture.Reader();
            var on = reader.Date(nameof(form.On), form.On, gesture.Today.AddDays(1));
            if (on < gesture.Today || on > gesture.Today.AddDays(FarthestDays))
            {
                reader.Refuse(nameof(form.On), $"Une tournée se prévoit d’aujourd’hui à {FarthestDays} jours.");
            }
            var orders = await OrdersAsync(db, stock, form, reader, cancel);
            await CheckCarrierAsync(db, stock, form, reader, cancel);
            if (form.Key == Guid.Empty)
            {
                reader.Refuse(LedgerField.Key, "Rechargez la page et recommencez.");
            }
            reader.ThrowIfAny();
            var round = new CollectionRound
            {
                Key = form.Key,
                CommuneCode = stock.Commune.Code,
                On = on,
                PlaceId = await PlaceService.OpenAsync(
                    db, new Place { Kind = PlaceKind.Carrier, Key = form.Key, Name = "" }, stock.Commune.Ref, cancel)
                    ?? throw new InvalidOperationException("The official code knows this commune."),
                Stops = [.. orders.Select((order, index) => new RoundStop { Number = index + 1, OrderId = order })],
            };
            db.Add(round);
            await db.SaveChangesAsync(cancel);
            await EntrustAsync(db, stock, round, form.Carrier, cancel);
            return round.Id;
        }, cancel);
    }

    /// <summary>Another goes, or somebody at last.</summary>
    public Task<LedgerResult> AssignAsync(CommuneStock stock, RoundForm form, CancellationToken cancel = default)
    {
        stock.Require(MandateRights.Receives);
        return recorder.RecordAsync(async db =>
        {
            var round = await FindAsync(db, stock, form.Id, cancel);
            var reader = gesture.Reader();
            await CheckCarrierAsync(db, stock, form, reader, cancel);
            if (form.Carrier == 0)
            {
                reader.Refuse(nameof(form.Carrier), "Choisissez qui passe.");
            }
            else if (round.Stops.Exists(stop => stop.MovementId is not null))
            {
                reader.Refuse(nameof(form.Carrier),
                    "Des pièces sont déjà dans le coffre\u00A0: recevez-les, puis prévoyez une autre tournée.");
            }
            reader.ThrowIfAny();
            await EntrustAsync(db, stock, round, form.Carrier, cancel);
            return round.Id;
        }, cancel);
    }

    /// <summary>It does not take place. What was fetched already has to be received.</summary>
    public Task<LedgerResult> CancelAsync(CommuneStock stock, long id, CancellationToken cancel = default)
    {
        stock.Require(MandateRights.Receives);
        return recorder.RecordAsync(async db =>
        {
            var round = await FindAsync(db, stock, id, cancel);
            if (round.Stops.Exists(stop => stop.MovementId is not null))
            {
                throw new RefusedException(nameof(RoundForm.Id), "Des pièces sont déjà dans le coffre\u00A0: recevez-les d’abord.");
            }
            round.Cancel(gesture.Now);
            gesture.Trace(db, stock, $"CancelRound round:{id}");
            return id;
        }, cancel);
    }

    /// <summary>What the carrier brings, as it is counted; what differs is a gap. The round is closed with it, and its addresses.</summary>
    public Task<LedgerResult> ReceiveAsync(CommuneStock stock, RoundForm form, CancellationToken cancel = default)
    {
        stock.Require(MandateRights.Receives);
        return recorder.RecordAsync(async db =>
        {
            if (await MovementRecorder.FindAsync(db, form.Key, cancel) is { Kind: MovementKind.Arrival } known)
            {
                return known.Id;
            }
            var round = await FindAsync(db, stock, form.Id, cancel);
            var carried = (await HoldingService.OfAsync(db, [round.PlaceId], cancel)).Where(holding => holding.Quantity > 0).ToList();
            var reader = gesture.Reader();
            var header = new MovementHeader(form.Key, gesture.Today, stock.AccountId, MovementSource.Form);
            var place = await CommuneStocks.PlaceAsync(db, stock.Commune, cancel);
            var draft = new MovementDraft(header, MovementKind.Arrival, place);
            for (var index = 0; index < carried.Count; index++)
            {
                var (goods, field) = (carried[index].Goods, $"Seen[{index}].Quantity");
                var typed = form.Seen.Find(line => line.Product == goods.Product && line.Stage == goods.Stage)?.Quantity;
                if (string.IsNullOrWhiteSpace(typed))
                {
                    reader.Refuse(field, "Écrivez ce que vous avez compté, zéro si rien n’est là.");
                }
                MovementDrafts.Arrive(draft, round.PlaceId, place, goods, carried[index].Quantity, reader.Any(field, typed, "pièce"));
            }
            reader.ThrowIfAny();
            var movement = carried.Count == 0 ? (long?)null : await recorder.RecordAsync(db, draft, cancel);
            round.Close(gesture.Now, movement);
            await PickUpAddresses.ForgetAsync(db, round.Stops.ConvertAll(stop => stop.OrderId), cancel);
            gesture.Trace(db, stock, $"ReceiveRound round:{round.Id}");
            return movement ?? 0;
        }, cancel);
    }

    /// <summary>Those that are not over, by day.</summary>
    public async Task<IReadOnlyList<OpenRound>> OpenAsync(CommuneStock stock, CancellationToken cancel = default)
    {
        var codes = territories.Current.CodesOf(stock.Commune);
        await using var db = database.Read();
        var rounds = await db.Set<CollectionRound>().AsNoTracking().Include(row => row.Stops)
            .Where(row => codes.Contains(row.CommuneCode) && row.ClosedAt == null).OrderBy(row => row.On).ThenBy(row => row.Id)
            .ToListAsync(cancel);
        var names = await VolunteerNames.OfAsync(db, [.. rounds.Select(round => round.CarrierId).OfType<long>().Distinct()], cancel);
        var held = (await HoldingService.OfAsync(db, [.. rounds.Select(round => round.PlaceId)], cancel)).ToLookup(
            holding => holding.Place);
        return [.. rounds.Select(round => new OpenRound(
            round.Id, round.On, round.State, round.CarrierId is { } carrier ? names.GetValueOrDefault(carrier)
                : null, round.DroppedAt is not null,
            round.Stops.Count, round.Stops.Count(stop => stop.MovementId is not null), round.Stops.Count(stop => stop.IsMissed),
            [.. held[round.PlaceId].Where(holding => holding.Quantity > 0)],
            [.. round.Stops.Select(stop => stop.OrderId)]))];
    }

    private async Task<List<long>> OrdersAsync(
        SiteDbContext db, CommuneStock stock, RoundForm form, StockFormReader reader, CancellationToken cancel)
    {
        var asked = form.Orders.Distinct().Take(MostStops + 1).ToList();
        if (asked.Count == 0)
        {
            reader.Refuse(nameof(form.Orders), "Cochez au moins un kit à aller chercher.");
        }
        if (asked.Count > MostStops)
        {
            reader.Refuse(nameof(form.Orders), $"Une tournée a {MostStops} arrêts au plus. Faites-en deux.");
        }
        var codes = territories.Current.CodesOf(stock.Commune);
        var open = await db.Set<WorkOrder>()
            .Where(row => asked.Contains(row.Id) && codes.Contains(row.CommuneCode) && row.ClosedAt == null)
            .Select(row => row.Id).ToListAsync(cancel);
        var taken = await db.Set<RoundStop>().Where(stop => asked.Contains(stop.OrderId) && stop.MovementId == null
                && db.Set<CollectionRound>().Any(round => round.Id == stop.RoundId && round.ClosedAt == null))
            .Select(stop => stop.OrderId).ToListAsync(cancel);
        if (asked.Count != open.Count)
        {
            reader.Refuse(nameof(form.Orders), "Un de ces kits est déjà revenu. Rechargez la page.");
        }
        else if (taken.Count > 0)
        {
            reader.Refuse(nameof(form.Orders), "Un de ces kits est déjà dans une autre tournée.");
        }
        return asked;
    }

    private async Task CheckCarrierAsync(
        SiteDbContext db, CommuneStock stock, RoundForm form, StockFormReader reader, CancellationToken cancel)
    {
        if (form.Carrier != 0
            && (await VolunteerNames.AmongAsync(db, territories.Current.CodesOf(stock.Commune), [form.Carrier], cancel)).Count == 0)
        {
            reader.Refuse(nameof(form.Carrier), "Cette personne n’est plus parmi les bénévoles de la commune.");
        }
    }

    private async Task EntrustAsync(SiteDbContext db, CommuneStock stock, CollectionRound round, long carrier, CancellationToken cancel)
    {
        if (carrier != 0)
        {
            round.Assign(carrier);
            await outbox.EnqueueAsync(db, RoundMail.Kind.To(carrier, round.Id), cancel);
        }
        gesture.Trace(db, stock, $"PlanRound round:{round.Id}");
    }

    private async Task<CollectionRound> FindAsync(SiteDbContext db, CommuneStock stock, long id, CancellationToken cancel)
    {
        var codes = territories.Current.CodesOf(stock.Commune);
        var round = await db.Set<CollectionRound>().Where(row => row.Id == id && codes.Contains(row.CommuneCode)).ForUpdate()
            .FirstOrDefaultAsync(cancel);
        if (round is not { IsOpen: true })
        {
            throw new RefusedException(nameof(RoundForm.Id),
                "Cette tournée est déjà finie\u00A0: quelqu’un l’a peut-être reçue avant vous.");
        }
        await db.Entry(round).Collection(row => row.Stops).LoadAsync(cancel);
        return round;
    }
}

/// <summary>A round as it was typed.</summary>
public sealed class RoundForm
{
    public Guid Key { get; set; }

    /// <summary>Of the round.</summary>
    public long Id { get; set; }

    public string? On { get; set; }

    /// <summary>A volunteer of the commune; 0 for nobody yet.</summary>
    public long Carrier { get; set; }

    /// <summary>Kits to fetch, in the order to go.</summary>
    public List<long> Orders { get; set; } = [];

    /// <summary>What was counted, by product and stage.</summary>
    public List<SeenQuantity> Seen { get; set; } = [];
}

/// <param name="Carrier">« Basile R. »; null while nobody goes.</param>
/// <param name="IsDropped">The carrier gave up, with pieces in the boot.</param>
/// <param name="Done">Stops where something was fetched.</param>
/// <param name="Carried">What lies in the boot.</param>
/// <param name="Orders">The kits of its stops.</param>
public sealed record OpenRound(
    long Id, DateOnly On, RoundState State, string? Carrier, bool IsDropped, int Stops, int Done, int Missed,
        IReadOnlyList<Holding> Carried,
    IReadOnlyList<long> Orders);
