using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Territories;

/// <summary>Reads the open rows and the old codes, without EF: it is on the way to the first page.</summary>
internal static class GazetteerReader
{
    private const string OpenRows = """
        SELECT "Kind", "Code", "Name", "Slug", "Liaison", "Nature", "RegionCode", "DepartementCode", "EpciCode", "CommuneCode",
            "Postcodes", "Population"
        FROM "Territory" WHERE "ValidTo" IS NULL
        """;

    private const string Aliases = """SELECT "OldCode", "CurrentCode" FROM "TerritoryAlias" """;

    public static async Task<Gazetteer> ReadAsync(Database database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        // One snapshot for both queries: an import may commit between them.
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var builder = new GazetteerBuilder();
        await ReadAsync(OpenRows, row => builder.Add(ToRow(row)));
        await ReadAsync(Aliases, row => builder.AddAlias(row.GetString(0), row.GetString(1)));
        return builder.Build();

        async Task ReadAsync(string sql, Action<DbDataReader> take)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                take(reader);
            }
        }
    }

    private static TerritoryRow ToRow(DbDataReader row) => new()
    {
        Kind = (TerritoryKind)row.GetInt32(0),
        Code = row.GetString(1),
        Name = row.GetString(2),
        Slug = row.GetString(3),
        Liaison = row.GetInt32(4),
        Nature = Text(row, 5),
        RegionCode = Text(row, 6),
        DepartementCode = Text(row, 7),
        EpciCode = Text(row, 8),
        CommuneCode = Text(row, 9),
        Postcodes = Text(row, 10),
        Population = row.IsDBNull(11) ? null : row.GetInt32(11),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
