using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Territories;

/// <summary>
/// Reads the open rows and the old codes. It is on the way to the first page: no EF, and one text a row, parted by tabs,
/// since asking a driver for 39,000 × 12 columns costs more than all the rest.
/// </summary>
internal static class GazetteerReader
{
    public const char Parting = '\t';

    /// <summary>As <see cref="GazetteerBuilder.Add"/> takes them; nothing stands for null.</summary>
    private static readonly string[] Columns =
    [
        "Kind", "Code", "Name", "Slug", "Liaison", "Nature", "RegionCode", "DepartementCode", "EpciCode", "CommuneCode",
        "Postcodes", "Population",
    ];

    // By kind: what contains comes before what it contains.
    private static readonly string OpenRows =
        $"""SELECT {Joined(Columns)} FROM "Territory" WHERE "ValidTo" IS NULL ORDER BY "Kind" """;

    private static readonly string Aliases = $"""SELECT {Joined("OldCode", "CurrentCode")} FROM "TerritoryAlias" """;

    public static async Task<Gazetteer> ReadAsync(Database database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        // One snapshot for both queries: an import may commit between them.
        await using var transaction = await database.FreezeAsync(connection, cancel);
        var builder = new GazetteerBuilder();
        await ReadAsync(OpenRows, builder.Add);
        await ReadAsync(Aliases, builder.AddAlias);
        return builder.Build();

        async Task ReadAsync(string sql, Action<string> take)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                take(reader.GetString(0));
            }
        }
    }

    private static string Joined(params string[] columns) =>
        string.Join($" || '{Parting}' || ", columns.Select(column => $"COALESCE(CAST(\"{column}\" AS TEXT), '')"));
}
