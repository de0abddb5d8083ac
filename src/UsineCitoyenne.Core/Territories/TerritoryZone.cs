namespace UsineCitoyenne.Core.Territories;

/// <summary>Where a région or département lies.</summary>
public enum TerritoryZone
{
    Metropole,

    /// <summary>Département et région d’outre-mer.</summary>
    Drom,

    /// <summary>Collectivité d’outre-mer, and the lands without inhabitants.</summary>
    Com,
}
