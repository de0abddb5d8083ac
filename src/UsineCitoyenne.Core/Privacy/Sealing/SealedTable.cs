using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace UsineCitoyenne.Core.Privacy.Sealing;

/// <summary>A table with sealed columns, as the round reads and writes it: around EF, which would open what is to be sealed.</summary>
/// <param name="HasChange">Triggers number its changes.</param>
internal sealed record SealedTable(string Name, IReadOnlyList<(string Name, SealedColumn Sealed)> Columns, bool HasChange)
{
    /// <summary>See <see cref="Volunteers.VolunteerMapping.Change"/>.</summary>
    public const string Change = Volunteers.VolunteerMapping.Change;

    /// <summary>The next rows after a number, in order.</summary>
    public async Task<List<Row>> ReadAsync(DbConnection connection, DbTransaction? transaction, long after, int count, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""SELECT "Id", {string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))} FROM "{Name}" WHERE "Id" > {after} ORDER BY "Id" LIMIT {count}""";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(new Row(reader.GetInt64(0), [.. Columns.Select((_, index) => reader.IsDBNull(index + 1) ? "" : reader.GetString(index + 1))]));
        }
        return rows;
    }

    /// <summary>Seals what is due of a row, unless somebody wrote it meanwhile: they sealed it.</summary>
    /// <returns>How many values.</returns>
    public async Task<int> SealAsync(DbConnection connection, DbTransaction? transaction, Row row, FieldCipher cipher, CancellationToken cancel)
    {
        var due = Enumerable.Range(0, Columns.Count).Where(index => cipher.IsDue(row.Values[index])).ToList();
        if (due.Count == 0)
        {
            return 0;
        }
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        foreach (var index in due)
        {
            Add(command, $"@new{index}", cipher.Seal(cipher.Open(row.Values[index], Columns[index].Sealed), Columns[index].Sealed));
            Add(command, $"@old{index}", row.Values[index]);
        }
        // What readers see did not change. The trigger of SQLite lets a row alone that brings another number: there and back, it keeps its own.
        var keeps = HasChange && connection is SqliteConnection;
        var sets = due.Select(index => $"\"{Columns[index].Name}\" = @new{index}").Concat(keeps ? [$"\"{Change}\" = -\"{Change}\""] : []);
        command.CommandText = $"""UPDATE "{Name}" SET {string.Join(", ", sets)} WHERE "Id" = {row.Id} AND {string.Join(" AND ", due.Select(index => $"\"{Columns[index].Name}\" = @old{index}"))}"""
            + (keeps ? $"""; UPDATE "{Name}" SET "{Change}" = -"{Change}" WHERE "Id" = {row.Id} AND "{Change}" < 0""" : "");
        return await command.ExecuteNonQueryAsync(cancel) > 0 ? due.Count : 0;
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <param name="Values">As stored, in the order of the columns.</param>
    internal sealed record Row(long Id, IReadOnlyList<string> Values);
}
