using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Communes;

/// <summary>
/// How far the country is organised: who leads where, how many inhabitants and volunteers live in a commune that somebody organises.
/// Numbers without names, from memory.
/// </summary>
public sealed class Coverage(TerritoryDirectory territories, Leadership leadership, VolunteerFigures figures)
{
    /// <summary>
    /// The territories right below: the départements of the nation or of a région, the communes of the others; a commune itself.
    /// </summary>
    public IReadOnlyList<CoverageLine> Below(TerritoryRef territory)
    {
        var gazetteer = territories.Current;
        return [.. (territory.Kind switch
        {
            TerritoryKind.Nation => gazetteer.Departements.Where(departement => departement.Population > 0),
            TerritoryKind.Region => gazetteer.Departements.Where(departement => departement.Region?.Code == territory.Code),
            _ when (territory.Kind == TerritoryKind.Commune ? gazetteer.CurrentCommune(territory.Code)
                : gazetteer.Find(territory)) is { } found
                => gazetteer.CommunesOf(found),
            _ => [],
        }).Select(Line)];
    }

    /// <summary>One territory with all that it contains.</summary>
    public CoverageLine Line(Territory territory)
    {
        var (communes, led, population, volunteers) = (0, 0, 0, 0);
        foreach (var commune in territory.Kind == TerritoryKind.Commune ? [territory] : territories.Current.CommunesOf(territory))
        {
            communes++;
            if (leadership.IsLed(commune.Ref))
            {
                led++;
                population += commune.Population;
                volunteers += figures.Count(commune.Ref);
            }
        }
        return new CoverageLine(
            territory, leadership.LeadOf(territory.Ref), Math.Max(territory.Population, population), population,
            figures.Count(territory.Ref), volunteers, communes, led);
    }

    /// <summary>The whole country, départements summed.</summary>
    public NationalCoverage Nation()
    {
        var lines = Below(TerritoryRef.Nation);
        return new NationalCoverage(
            lines, lines.Sum(line => line.Population), lines.Sum(line => line.CoveredPopulation), lines.Sum(line => line.Volunteers),
            lines.Sum(line => line.CoveredVolunteers), lines.Sum(line => line.Communes), lines.Sum(line => line.LedCommunes),
            lines.Count(line => line.IsLed), territories.Current.Regions.Length,
            territories.Current.Regions.Count(region => leadership.IsLed(region.Ref)));
    }
}

/// <param name="CoveredPopulation">Inhabitants of communes that somebody organises.</param>
/// <param name="Volunteers">Confirmed.</param>
/// <param name="CoveredVolunteers">In communes that somebody organises; the others wait.</param>
public sealed record CoverageLine(
    Territory Territory, PostState Lead, int Population, int CoveredPopulation, int Volunteers, int CoveredVolunteers, int Communes,
    int LedCommunes)
{
    public bool IsLed => Lead is PostState.Held or PostState.Interim;

    public int WaitingVolunteers => Volunteers - CoveredVolunteers;

    /// <summary>0 to 100, rounded down: nothing is complete before it is.</summary>
    public int PopulationPercent => Population == 0 ? 0 : (int)(CoveredPopulation * 100L / Population);
}

/// <param name="Departements">By code, those with inhabitants.</param>
public sealed record NationalCoverage(
    IReadOnlyList<CoverageLine> Departements, int Population, int CoveredPopulation, int Volunteers, int CoveredVolunteers, int Communes,
    int LedCommunes,
    int LedDepartements, int Regions, int LedRegions);
