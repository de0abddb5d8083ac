using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace UsineCitoyenne.Core.Data.Dialects;

/// <summary>
/// SQLite has one writer, which takes its turn in <see cref="SqliteWriter"/>: there is nothing to lock and nobody to notify.
/// </summary>
internal sealed class SqliteDialect : Dialect
{
    public override string SkipLocked => "";

    public override bool CountsChanges => true;

    public override string NumbersIn(string parameter) => $"SELECT value FROM json_each({parameter})";

    public override object ToParameter(long[] numbers) => $"[{string.Join(',', numbers)}]";

    public override string Triggers => "SELECT name FROM sqlite_master WHERE type = 'trigger'";

    public override IReadOnlyList<string> LedgerTriggers => LedgerGuards.Sqlite;

    public override string DayOf(string column) => $"substr(\"{column}\", 1, 10)";

    public override string IsBeyondAscii(string column) => $"\"{column}\" GLOB '*[^ -~]*'";

    // EF writes StartsWith so that SQLite reads every row; it compares bytes, so a range says the same.
    public override Expression<Func<string, bool>> StartsWith(string prefix)
    {
        var end = prefix[..^1] + (char)(prefix[^1] + 1);
        return text => text.CompareTo(prefix) >= 0 && text.CompareTo(end) < 0;
    }

    // EF writes Contains so that no index serves.
    public override string TrigramQuery(string table, string trigrams) =>
        $$"""SELECT * FROM "{{table}}" WHERE rowid IN (SELECT rowid FROM "{{trigrams}}" WHERE "{{trigrams}}" MATCH {0})""";

    // Deferred: what only reads must not take the lock of the one writer, as EF would.
    public override Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override Task LockTableAsync(SiteDbContext db, string table, CancellationToken cancel) => Task.CompletedTask;

    public override Task<int> InsertAsync(SiteDbContext db, BulkRows rows, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        var parameters = Enumerable.Range(0, rows.Columns.Count)
            .Select(index => command.Parameters.Add(new SqliteParameter($"$p{index}", null))).ToArray();
        // The caller's transaction undoes a failure. Told so, SQLite does not keep aside what each row changes, which doubles its work
        // on a table with a trigger.
        command.CommandText = $"INSERT OR {(keys.Count > 0 ? "REPLACE" : "FAIL")} INTO \"{rows.Table}\" ({rows.Names}) "
            + $"VALUES ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))})";
        var count = 0;
        foreach (var row in rows.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var index = 0; index < parameters.Length; index++)
            {
                parameters[index].Value = row[index] ?? DBNull.Value;
            }
            command.ExecuteNonQuery();
            count++;
        }
        return Task.FromResult(count);
    }

    public override Task<long?> OldestOpenChangeAsync(DbConnection connection, CancellationToken cancel) => Task.FromResult<long?>(null);

    public override Task KeepChangesAsync(SiteDbContext db, CancellationToken cancel) => Task.CompletedTask;

    // The trigger lets a row alone that brings another number: there and back, it keeps its own.
    public override string UpdateKeepingChange(string table, string column, string sets, string where, long id) => $"""
        UPDATE "{table}" SET {sets}, "{column}" = -"{column}" WHERE {where};
        UPDATE "{table}" SET "{column}" = -"{column}" WHERE "Id" = {id} AND "{column}" < 0
        """;

    public override Task NotifyAsync(SiteDbContext db, string channel, CancellationToken cancel) => Task.CompletedTask;
}
