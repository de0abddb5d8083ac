using System.Data.Common;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Tests.Data;

/// <summary>
/// A schema as sentences, one a fact, so that a difference reads itself. Left out: the migrations' own tables, and what EF's model
/// cannot say and only SQL in a migration makes (triggers, full-text tables and columns, indexes on expressions, GIN and GiST).
/// </summary>
internal static class Schema
{
    public static async Task<SortedSet<string>> ReadAsync(Database database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return database.Engine == DatabaseEngine.PostgreSql
            ? await PostgreSqlSchema.ReadAsync(connection)
            : await SqliteSchema.ReadAsync(connection);
    }

    /// <summary>Empty when the schemas agree.</summary>
    public static string Differences(IReadOnlySet<string> migrated, IReadOnlySet<string> model)
    {
        var lines = migrated.Except(model).Select(fact => $"only the migrations make:  {fact}")
            .Concat(model.Except(migrated).Select(fact => $"only the model has:        {fact}"));
        return string.Join("\n", lines.OrderBy(line => line[27..], StringComparer.Ordinal));
    }

    public static async Task<List<string>> QueryAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }
        return lines;
    }
}
