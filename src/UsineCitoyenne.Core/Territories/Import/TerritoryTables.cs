namespace UsineCitoyenne.Core.Territories.Import;

/// <summary>The columns of the two large tables, for bulk writing. The schema test keeps them equal to the model's.</summary>
internal static class TerritoryTables
{
    public static readonly BulkTable<TerritoryRow> Rows = new(
        "Territory",
        new("Kind", row => (int)row.Kind, Key: true),
        new("Code", row => row.Code, Key: true),
        new("ValidFrom", row => row.ValidFrom, Key: true),
        new("ValidTo", row => row.ValidTo),
        new("SuccessorCode", row => row.SuccessorCode),
        new("Name", row => row.Name),
        new("Slug", row => row.Slug),
        new("Liaison", row => row.Liaison),
        new("Nature", row => row.Nature),
        new("RegionCode", row => row.RegionCode),
        new("DepartementCode", row => row.DepartementCode),
        new("EpciCode", row => row.EpciCode),
        new("CommuneCode", row => row.CommuneCode),
        new("Postcodes", row => row.Postcodes),
        new("Population", row => row.Population));

    public static readonly BulkTable<TerritoryAlias> Aliases = new(
        "TerritoryAlias",
        new("OldCode", alias => alias.OldCode, Key: true),
        new("CurrentCode", alias => alias.CurrentCode));
}
