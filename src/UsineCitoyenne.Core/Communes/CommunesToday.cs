using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Communes;

/// <summary>
/// Communes where volunteers wait for somebody to bring them together. From memory, and for who can go there: a département or less.
/// </summary>
internal sealed class CommunesToday(CommuneStates states, TerritoryDirectory territories) : ITodaySource
{
    public Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        var gazetteer = territories.Current;
        var count = (by.Contacts?.Territories ?? []).Where(territory => territory.Kind is TerritoryKind.Departement or TerritoryKind.Epci)
            .Select(gazetteer.Find).OfType<Territory>().SelectMany(gazetteer.CommunesOf).Distinct()
            .Count(commune => states.Of(commune) == CommuneState.VolunteersPresent);
        IReadOnlyList<TodayItem> items = count == 0 ? [] :
        [
            new TodayItem(
                FrenchNumber.Count(count, "commune a des bénévoles et personne pour les réunir",
                    "communes ont des bénévoles et personne pour les réunir"), count,
                "/mon-espace/postes/", TodayUrgency.WhenFree)
            {
                Hint = "Une visite, un appel aux candidatures, ou un nom à proposer.",
            },
        ];
        return Task.FromResult(items);
    }
}
