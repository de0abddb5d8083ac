using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy.Sealing;

/// <summary>A table with sealed columns, as the round reads and writes it: around EF, which would open what is to be sealed.</summary>
/// <param name="HasChange">Triggers number its changes.</param>
internal sealed record SealedTable(string Name, IReadOnlyList<(string Name, SealedColumn Sealed)> Columns, bool HasChange)
{
    /// <summary>See <see cref="Volunteers.VolunteerMapping.Change"/>.</summary>
    public const string Change = Volunteers.VolunteerMapping.Change;

    /// <summary>The next rows after a number, in order.</summary>
    public async Task<List<Row>> ReadAsync(SiteDbContext db, long after, int count, CancellationToken cancel)
    {
        await using var command = Command(db);
        command.CommandText =
            $"""SELECT "Id", {string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))} FROM "{Name}" WHERE "Id" > {after} ORDER BY "Id" LIMIT {count}""";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(new Row(
                reader.GetInt64(0), [.. Columns.Select((_, index) => reader.IsDBNull(index + 1) ? "" : reader.GetString(index + 1))]));
        }
        return rows;
    }

    /// <summary>Seals what is due of a row, unless somebody wrote it meanwhile: they sealed it.</summary>
    /// <returns>How many values.</returns>
    public async Task<int> SealAsync(SiteDbContext db, Row row, CancellationToken cancel)
    {
        var due = Enumerable.Range(0, Columns.Count).Where(index => db.Cipher.IsDue(row.Values[index])).ToList();
        if (due.Count == 0)
        {
            return 0;
        }
        await using var command = Command(db);
        foreach (var index in due)
        {
            Add(command, $"@new{index}", db.Cipher.Seal(db.Cipher.Open(row.Values[index], Columns[index].Sealed), Columns[index].Sealed));
            Add(command, $"@old{index}", row.Values[index]);
        }
        var sets = string.Join(", ", due.Select(index => $"\"{Columns[index].Name}\" = @new{index}"));
        var where = $"\"Id\" = {row.Id} AND {string.Join(" AND ", due.Select(index => $"\"{Columns[index].Name}\" = @old{index}"))}";
        // What readers see did not change.
        command.CommandText = HasChange
            ? db.Dialect.UpdateKeepingChange(Name, Change, sets, where, row.Id)
            : $"""UPDATE "{Name}" SET {sets} WHERE {where}""";
        return await command.ExecuteNonQueryAsync(cancel) > 0 ? due.Count : 0;
    }

    private static DbCommand Command(SiteDbContext db)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
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
