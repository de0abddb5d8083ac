namespace UsineCitoyenne.Core.Territories;

/// <summary>What an import did. Counts are of territories of all kinds.</summary>
/// <param name="Imported">False where the database already had this edition or a newer one: then nothing was written.</param>
/// <param name="Added">Codes that were not there.</param>
/// <param name="Changed">Codes whose name, EPCI or other parent changed: the old row is closed, a new dated one opened.</param>
/// <param name="Refreshed">Codes of which only the population or postcodes changed.</param>
/// <param name="Closed">Codes that ended.</param>
/// <param name="Unresolved">Régions, départements and communes that ended without a successor: somebody must look.</param>
public sealed record TerritoryImportReport(
    bool Imported, string Version, int Added, int Changed, int Refreshed, int Closed, IReadOnlyList<TerritoryRef> Unresolved);
