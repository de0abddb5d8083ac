using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace UsineCitoyenne.Core.Territories.Import;

internal sealed record BulkColumn<T>(string Name, NpgsqlDbType Type, Func<T, object?> Value, bool Key = false);

/// <summary>Writes many rows, each in place of the row with the same key: a prepared command on SQLite, COPY on PostgreSQL.</summary>
internal sealed class BulkTable<T>(string table, params BulkColumn<T>[] columns)
{
    private readonly string names = string.Join(", ", columns.Select(column => Quote(column.Name)));
    private readonly string keys = string.Join(", ", columns.Where(column => column.Key).Select(column => Quote(column.Name)));

    public Task UpsertAsync(DbConnection connection, DbTransaction transaction, IEnumerable<T> rows, CancellationToken cancel = default) =>
        connection is NpgsqlConnection postgres
            ? CopyAsync(postgres, (NpgsqlTransaction)transaction, rows, cancel)
            : InsertAsync((SqliteConnection)connection, (SqliteTransaction)transaction, rows, cancel);

    private async Task InsertAsync(
        SqliteConnection connection, SqliteTransaction transaction, IEnumerable<T> rows, CancellationToken cancel)
    {
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT OR REPLACE INTO {Quote(table)} ({names}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})";
        var parameters = columns.Select((_, index) => insert.Parameters.Add(new SqliteParameter($"@p{index}", null))).ToArray();
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var index = 0; index < columns.Length; index++)
            {
                parameters[index].Value = columns[index].Value(row) ?? DBNull.Value;
            }
            insert.ExecuteNonQuery();
        }
    }

    private async Task CopyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<T> rows, CancellationToken cancel)
    {
        var incoming = Quote(table + "Incoming");
        await ExecuteAsync($"CREATE TEMP TABLE {incoming} (LIKE {Quote(table)}) ON COMMIT DROP");
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY {incoming} ({names}) FROM STDIN (FORMAT BINARY)", cancel))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancel);
                foreach (var column in columns)
                {
                    if (column.Value(row) is { } value)
                    {
                        await copy.WriteAsync(value, column.Type, cancel);
                    }
                    else
                    {
                        await copy.WriteNullAsync(cancel);
                    }
                }
            }
            await copy.CompleteAsync(cancel);
        }
        var updates = columns.Where(column => !column.Key).Select(column => $"{Quote(column.Name)} = EXCLUDED.{Quote(column.Name)}");
        await ExecuteAsync($"INSERT INTO {Quote(table)} ({names}) SELECT {names} FROM {incoming} "
            + $"ON CONFLICT ({keys}) DO UPDATE SET {string.Join(", ", updates)}");
        await ExecuteAsync($"DROP TABLE {incoming}");

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static string Quote(string name) => $"\"{name}\"";
}
