using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Needs;

/// <summary>Needs whose priority nobody said, and those whose day comes near and that are not given yet.</summary>
internal sealed class NeedsToday(Database database, TerritoryDirectory territories, TimeProvider clock) : ITodaySource
{
    private const int NearDays = 7;
    private const string Url = "/mon-espace/besoins/";

    public async Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        if (!by.Produces)
        {
            return [];
        }
        var horizon = FrenchTime.DayOf(clock.GetUtcNow().UtcDateTime).AddDays(NearDays);
        await using var db = database.Read();
        // One look at the index, on every page of the private space.
        var found = await TerritoryNeedService.Own(db, by, territories.Current).Where(row => row.State == NeedState.Open)
            .GroupBy(row => 1).Select(group => new
            {
                Waiting = group.Count(row => row.PrioritisedAt == null),
                Near = group.Count(row => row.PrioritisedAt != null && row.NeededBy <= horizon && row.Allocated < row.Quantity),
            }).FirstOrDefaultAsync(cancel);
        var items = new List<TodayItem>();
        if (found?.Waiting > 0)
        {
            items.Add(new TodayItem(
                FrenchNumber.Count(found.Waiting, "besoin attend une priorité", "besoins attendent une priorité"), found.Waiting, Url,
                TodayUrgency.Now)
            {
                Hint = "Normale, haute ou urgente\u00A0: c’est elle qui compte quand il faut partager.",
            });
        }
        if (found?.Near > 0)
        {
            items.Add(new TodayItem(
                FrenchNumber.Count(found.Near, "besoin arrive à échéance", "besoins arrivent à échéance"), found.Near, Url,
                TodayUrgency.Soon)
            {
                Hint = "Dans la semaine, et pas encore couverts.",
            });
        }
        return items;
    }
}
