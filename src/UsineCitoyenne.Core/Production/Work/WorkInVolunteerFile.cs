using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Production.Rounds;
using UsineCitoyenne.Core.Production.Slips;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>What a person was given and told, where to fetch it, what they can make, the rounds they did.</summary>
internal sealed class WorkInVolunteerFile : IAddsToVolunteerFile
{
    public async Task<IReadOnlyList<string>> LinesAsync(SiteDbContext db, long volunteer, CancellationToken cancel)
    {
        var orders = await db.Set<WorkOrder>().AsNoTracking()
            .Where(row => db.Set<Place>().Any(place => place.Id == row.PlaceId && place.VolunteerId == volunteer))
            .OrderBy(row => row.Id).ToListAsync(cancel);
        var capacities = await db.Set<Capacity>().AsNoTracking().Where(row => row.VolunteerId == volunteer).ToListAsync(cancel);
        var address = await db.Set<PickUpAddress>().AsNoTracking().FirstOrDefaultAsync(row => row.VolunteerId == volunteer, cancel);
        var rounds = await db.Set<CollectionRound>().AsNoTracking().Where(row => row.CarrierId == volunteer).OrderBy(row => row.On)
            .Select(row => row.On).ToListAsync(cancel);
        if (orders.Count + capacities.Count + rounds.Count == 0 && address is null)
        {
            return [];
        }
        var products = (await ProductService.ListAsync(db, cancel)).ToDictionary(product => product.Id);
        return
        [
            .. orders.Select(order => $"Kit {SlipNumber.Show(order.Slip)}, remis le {FrenchTime.Day(order.IssuedOn)}\u00A0: "
                + $"{products[order.ProductId].Count(order.Issued)}, {FrenchNumber.Of(order.Returned)} revenus, "
                + $"{FrenchNumber.Of(order.Lost)} perdus, {FrenchNumber.Of(order.Ready)} dits prêts"),
            .. capacities.Select(row => $"Par semaine\u00A0: {products[row.ProductId].Count(row.PerWeek)}"),
            .. address is null ? Array.Empty<string>() : [$"Où venir chercher\u00A0: {address.Address}"],
            .. rounds.Select(day => $"Tournée du {FrenchTime.Day(day)}"),
        ];
    }
}
