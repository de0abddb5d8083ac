namespace UsineCitoyenne.Core.Territories;

/// <summary>The levels of the official geographic code (COG, Insee) that the site knows.</summary>
public enum TerritoryKind
{
    Nation = 0,
    Region = 1,
    Departement = 2,
    Epci = 3,
    Commune = 4,
    ArrondissementMunicipal = 5,
    CommuneDeleguee = 6,
    CommuneAssociee = 7,
}
