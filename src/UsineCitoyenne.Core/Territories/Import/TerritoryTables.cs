using NpgsqlTypes;

namespace UsineCitoyenne.Core.Territories.Import;

/// <summary>The columns of the two large tables, for bulk writing. The schema test keeps them equal to the model's.</summary>
internal static class TerritoryTables
{
    public static readonly BulkTable<TerritoryRow> Rows = new(
        "Territory",
        new("Kind", NpgsqlDbType.Integer, row => (int)row.Kind, Key: true),
        new("Code", NpgsqlDbType.Text, row => row.Code, Key: true),
        new("ValidFrom", NpgsqlDbType.TimestampTz, row => row.ValidFrom, Key: true),
        new("ValidTo", NpgsqlDbType.TimestampTz, row => row.ValidTo),
        new("SuccessorCode", NpgsqlDbType.Text, row => row.SuccessorCode),
        new("Name", NpgsqlDbType.Text, row => row.Name),
        new("Slug", NpgsqlDbType.Text, row => row.Slug),
        new("Liaison", NpgsqlDbType.Integer, row => row.Liaison),
        new("Nature", NpgsqlDbType.Text, row => row.Nature),
        new("RegionCode", NpgsqlDbType.Text, row => row.RegionCode),
        new("DepartementCode", NpgsqlDbType.Text, row => row.DepartementCode),
        new("EpciCode", NpgsqlDbType.Text, row => row.EpciCode),
        new("CommuneCode", NpgsqlDbType.Text, row => row.CommuneCode),
        new("Postcodes", NpgsqlDbType.Text, row => row.Postcodes),
        new("Population", NpgsqlDbType.Integer, row => row.Population));

    public static readonly BulkTable<TerritoryAlias> Aliases = new(
        "TerritoryAlias",
        new("OldCode", NpgsqlDbType.Text, alias => alias.OldCode, Key: true),
        new("CurrentCode", NpgsqlDbType.Text, alias => alias.CurrentCode));
}
