using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Production.Needs;

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
        var horizon = DateOnly.FromDateTime(FrenchTime.InParis(clock.GetUtcNow().UtcDateTime)).AddDays(NearDays);
        await using var db = database.Read();
        var open = TerritoryNeedService.Own(db, by, territories.Current).Where(row => row.State == NeedState.Open);
        var items = new List<TodayItem>();
        if (await open.CountAsync(row => row.PrioritisedAt == null, cancel) is > 0 and var waiting)
        {
            items.Add(new TodayItem(
                FrenchNumber.Count(waiting, "besoin attend une priorité", "besoins attendent une priorité"), waiting, Url,
                TodayUrgency.Now)
            {
                Hint = "Normale, haute ou urgente\u00A0: c’est elle qui compte quand il faut partager.",
            });
        }
        var due = open.Where(row => row.NeededBy <= horizon && row.Allocated < row.Quantity && row.PrioritisedAt != null);
        if (await due.CountAsync(cancel) is > 0 and var near)
        {
            items.Add(new TodayItem(
                FrenchNumber.Count(near, "besoin arrive à échéance", "besoins arrivent à échéance"), near, Url, TodayUrgency.Soon)
            {
                DueAt = (await due.MinAsync(row => row.NeededBy, cancel)).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                Hint = "Dans la semaine, et pas encore couverts.",
            });
        }
        return items;
    }
}
