using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>
/// What a volunteer holds and tells of it, by the personal link of a mail or signed in. What they tell moves nothing in the ledger: that
/// happens when the pieces change hands.
/// </summary>
public sealed class WorkHeldService(Database database, VolunteerRecordService records, Audit audit, TimeProvider clock)
{
    /// <summary>Null when the link is unknown, expired or revoked.</summary>
    public async Task<WorkHeld?> OpenAsync(RecordKey key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await records.FindAsync(db, key) is not { } volunteer)
        {
            return null;
        }
        var products = await ProductService.ListAsync(db, cancel);
        var coming = await (from stop in db.Set<RoundStop>()
                            join round in db.Set<CollectionRound>() on stop.RoundId equals round.Id
                            where stop.MovementId == null && round.ClosedAt == null && round.CarrierId != null && round.DroppedAt == null
                                && db.Set<WorkOrder>().Any(order => order.Id == stop.OrderId
                                    && db.Set<Place>().Any(place => place.Id == order.PlaceId && place.VolunteerId == volunteer.Id))
                            select new { stop.OrderId, round.On }).ToListAsync(cancel);
        var capacities = await db.Set<Capacity>().AsNoTracking().Where(row => row.VolunteerId == volunteer.Id).ToListAsync(cancel);
        return new WorkHeld(volunteer.FirstName, volunteer.CommuneCode,
            [.. (await OrdersOfAsync(db, volunteer.Id, cancel)).Select(order => new HeldOrder(
                OpenOrder.Of(order, volunteer.Id, volunteer.FirstName), products.First(product => product.Id == order.ProductId),
                capacities.FirstOrDefault(row => row.ProductId == order.ProductId)?.PerWeek)
            {
                FetchedOn = coming.Where(stop => stop.OrderId == order.Id).Select(stop => (DateOnly?)stop.On).Min(),
            })],
            await db.Set<WorkReturn>().Where(row => db.Set<WorkOrder>().Any(order => order.Id == row.OrderId
                && db.Set<Place>().Any(place => place.Id == order.PlaceId && place.VolunteerId == volunteer.Id)))
                .SumAsync(row => row.Made, cancel))
        {
            Address = await db.Set<PickUpAddress>().AsNoTracking().Where(row => row.VolunteerId == volunteer.Id).FirstOrDefaultAsync(cancel)
                is { } told ? told.Address : "",
        };
    }

    /// <summary>« J’ai fini 40 », « venez chercher », « il m’en manque ». Sent again with the same key it changes nothing.</summary>
    /// <returns>What is wrong, by field, in French; null when the link is no longer valid.</returns>
    public Task<IReadOnlyDictionary<string, string>?> ReportAsync(RecordKey key, WorkReport report, CancellationToken cancel = default) =>
        database.WriteAsync<IReadOnlyDictionary<string, string>?>(async db =>
        {
            if (await records.FindAsync(db, key) is not { } volunteer)
            {
                return null;
            }
            var reader = new StockFormReader(default);
            var order = await db.Set<WorkOrder>().Where(row => row.Id == report.Order
                && db.Set<Place>().Any(place => place.Id == row.PlaceId && place.VolunteerId == volunteer.Id))
                .ForUpdate().FirstOrDefaultAsync(cancel);
            if (order is null || report.Key == Guid.Empty)
            {
                reader.Refuse(nameof(report.Ready), "Ce kit n’est plus dans votre liste. Rechargez la page.");
                return reader.Errors;
            }
            var product = (await ProductService.ListAsync(db, cancel)).First(other => other.Id == order.ProductId);
            var ready = reader.Any(nameof(report.Ready), report.Ready, product.Unit);
            var perWeek = reader.Any(nameof(report.PerWeek), report.PerWeek, product.Unit);
            if (report.Address?.Trim().Length > PickUpAddress.AddressLength)
            {
                reader.Refuse(nameof(report.Address), $"{PickUpAddress.AddressLength} caractères au plus.");
            }
            if (perWeek > Capacity.Most)
            {
                reader.Refuse(nameof(report.PerWeek), $"C’est plus de {Capacity.Most} par semaine. Vérifiez.");
            }
            if (reader.Errors.Count > 0)
            {
                return reader.Errors;
            }
            var now = clock.GetUtcNow().UtcDateTime;
            var pickUp = report.PickUp && ready > 0;
            if (await db.Set<ReceivedReport>().FirstOrDefaultAsync(row => row.Key == report.Key, cancel) is { } known)
            {
                if ((known.OrderId, known.Ready, known.PickUp, known.More) != (order.Id, ready, pickUp, report.More))
                {
                    reader.Refuse(nameof(report.Ready), "Cette page a déjà servi. Rechargez-la, puis dites où vous en êtes.");
                }
                return reader.Errors;
            }
            if (!order.Report(ready, pickUp, report.More, now))
            {
                reader.Refuse(nameof(report.Ready), order.ClosedAt is not null
                    ? "Tout est déjà revenu de ce kit\u00A0: merci\u00A0! Il n’y a plus rien à déclarer."
                    : $"Vous n’avez que {product.Count(order.Outstanding)} de ce kit. Vérifiez le nombre.");
                return reader.Errors;
            }
            db.Add(new ReceivedReport
            {
                Key = report.Key,
                OrderId = order.Id,
                Ready = ready,
                PickUp = pickUp,
                More = report.More,
            });
            await SayAddressAsync(db, volunteer.Id, report, now, cancel);
            await SayCapacityAsync(db, volunteer.Id, order.ProductId, perWeek, now, cancel);
            volunteer.Heard(now);
            audit.Record(db, AuditAction.WorkReported, territory: $"commune:{order.CommuneCode}", detail: $"order:{order.Id}",
                volunteers: [volunteer.Id]);
            return reader.Errors;
        }, cancel);

    /// <summary>The open ones, the first expected first.</summary>
    internal static async Task<IReadOnlyList<WorkOrder>> OrdersOfAsync(SiteDbContext db, long volunteer, CancellationToken cancel) =>
        await db.Set<WorkOrder>().AsNoTracking().Where(row => row.ClosedAt == null
            && db.Set<Place>().Any(place => place.Id == row.PlaceId && place.VolunteerId == volunteer))
            .OrderBy(row => row.DueOn).ThenBy(row => row.Id).ToListAsync(cancel);

    // Told once; it stays until nothing is left to fetch.
    private static async Task SayAddressAsync(SiteDbContext db, long volunteer, WorkReport report, DateTime now, CancellationToken cancel)
    {
        if (!report.PickUp || string.IsNullOrWhiteSpace(report.Address))
        {
            return;
        }
        var row = await db.Set<PickUpAddress>().FirstOrDefaultAsync(other => other.VolunteerId == volunteer, cancel);
        if (row is null)
        {
            db.Add(new PickUpAddress { VolunteerId = volunteer, Address = report.Address.Trim(), SaidAt = now });
        }
        else
        {
            (row.Address, row.SaidAt) = (report.Address.Trim(), now);
        }
    }

    private static async Task SayCapacityAsync(
        SiteDbContext db, long volunteer, long product, long perWeek, DateTime now, CancellationToken cancel)
    {
        if (perWeek == 0)
        {
            return;
        }
        var row = await db.Set<Capacity>().FirstOrDefaultAsync(other => other.VolunteerId == volunteer
            && other.ProductId == product, cancel);
        if (row is null)
        {
            db.Add(row = new Capacity { VolunteerId = volunteer, ProductId = product });
        }
        row.Say((int)perWeek, now);
    }
}

/// <summary>What a volunteer tells of one kit, as typed.</summary>
public sealed class WorkReport
{
    /// <summary>Made where it is told, also without network: sent twice, it is told once.</summary>
    public Guid Key { get; set; }

    public long Order { get; set; }

    /// <summary>How many of what is left are done.</summary>
    public string? Ready { get; set; }

    public bool PickUp { get; set; }

    public bool More { get; set; }

    /// <summary>Where to fetch it; empty leaves it as it was.</summary>
    public string? Address { get; set; }

    /// <summary>What they can make in a week; empty leaves it as it was.</summary>
    public string? PerWeek { get; set; }
}

/// <param name="CommuneCode">As declared.</param>
/// <param name="Made">All that this person ever returned.</param>
public sealed record WorkHeld(string FirstName, string CommuneCode, IReadOnlyList<HeldOrder> Orders, long Made)
{
    /// <summary>Where the person said to fetch what is ready; empty for nothing said.</summary>
    public string Address { get; init; } = "";
}

/// <param name="PerWeek">What the person says to make in a week; null for nothing said.</param>
public sealed record HeldOrder(OpenOrder Order, ProductSheet Product, int? PerWeek)
{
    /// <summary>The day of the round that comes for it; null for none.</summary>
    public DateOnly? FetchedOn { get; init; }

    /// <summary>How many weeks what is left lasts; null where nothing is said.</summary>
    public double? Weeks => PerWeek is > 0 and var rate ? (Order.Outstanding - Order.Ready) / (double)rate : null;
}
