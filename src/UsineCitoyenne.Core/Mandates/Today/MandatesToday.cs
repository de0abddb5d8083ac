using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Today;

/// <summary>Terms that end within a month: one's own, and those that one keeps.</summary>
internal sealed class MandatesToday(Database database, StandingMandates standing, TerritoryDirectory territories) : ITodaySource
{
    private static readonly TimeSpan Near = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        var horizon = standing.Now + Near;
        var items = by.Mandates.Where(mandate => mandate.EndsAt < horizon).Select(mandate => new TodayItem(
            $"Votre mandat prend fin le {FrenchTime.Day(mandate.EndsAt!.Value)}", 1, $"/mon-espace/mandats/{mandate.Id}/",
            TodayUrgency.Soon)
        {
            DueAt = mandate.EndsAt,
            Hint = $"{mandate.Name}, {territories.Current.LabelOf(mandate.Territory)} : passez la main, ou demandez à continuer.",
        }).ToList();
        if (by.Nominates || by.IsAdministrator)
        {
            items.AddRange(await KeptAsync(by, horizon, cancel));
        }
        return items;
    }

    private async Task<IReadOnlyList<TodayItem>> KeptAsync(Responsable by, DateTime horizon, CancellationToken cancel)
    {
        await using var db = database.Read();
        var ending = await standing.Standing(db).Where(row => row.EndsAt < horizon && row.EndKind == null && row.AccountId != by.AccountId)
            .Join(db.Set<MandateType>(), row => row.TypeId, type => type.Id,
                (row, type) => new { row.TerritoryKind, row.TerritoryCode, row.EndsAt, Type = type })
            .ToListAsync(cancel);
        var kept = ending.FindAll(row => by.Keeps(row.Type, new TerritoryRef(row.TerritoryKind, row.TerritoryCode), territories.Current));
        return kept.Count == 0 ? [] :
        [
            new TodayItem(
                FrenchNumber.Count(kept.Count, "mandat de votre équipe prend bientôt fin", "mandats de votre équipe prennent bientôt fin"),
                kept.Count,
                "/mon-espace/equipe/", TodayUrgency.Soon)
            {
                DueAt = kept.Min(row => row.EndsAt),
                Hint = "Un renouvellement tient en un geste.",
            },
        ];
    }
}
