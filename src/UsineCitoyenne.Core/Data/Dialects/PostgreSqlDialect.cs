using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UsineCitoyenne.Core.Data.Dialects;

/// <summary>On PostgreSQL transactions run at once, of this node and of others.</summary>
internal sealed class PostgreSqlDialect : Dialect
{
    public override string SkipLocked => " " + RowLocks.ForUpdateSkipLockedTag;

    public override bool CountsChanges => false;

    public override string NumbersIn(string parameter) => $"SELECT * FROM unnest({parameter})";

    public override object ToParameter(long[] numbers) => numbers;

    public override string Triggers => "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')";

    public override IReadOnlyList<string> LedgerTriggers => LedgerGuards.PostgreSql;

    public override string DayOf(string column) => $"(\"{column}\" AT TIME ZONE 'UTC')::date";

    public override string IsBeyondAscii(string column) => $"\"{column}\" ~ '[^ -~]'";

    public override Expression<Func<string, bool>> StartsWith(string prefix) => text => text.StartsWith(prefix);

    public override string? TrigramQuery(string table, string trigrams) => null;

    public override async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public override Task LockTableAsync(SiteDbContext db, string table, CancellationToken cancel) =>
        ExecuteAsync(db, $"LOCK TABLE \"{table}\" IN SHARE ROW EXCLUSIVE MODE", cancel);

    public override async Task<int> InsertAsync(SiteDbContext db, BulkRows rows, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (keys.Count == 0)
        {
            return await CopyAsync(connection, rows.Table, rows, cancel);
        }
        var incoming = rows.Table + "Incoming";
        await ExecuteAsync(db, $"CREATE TEMP TABLE \"{incoming}\" (LIKE \"{rows.Table}\") ON COMMIT DROP", cancel);
        var count = await CopyAsync(connection, incoming, rows, cancel);
        var updates = rows.Columns.Except(keys).Select(column => $"\"{column}\" = EXCLUDED.\"{column}\"");
        await ExecuteAsync(db, $"""
            INSERT INTO "{rows.Table}" ({rows.Names}) SELECT {rows.Names} FROM "{incoming}"
            ON CONFLICT ({BulkRows.Quoted(keys)}) DO UPDATE SET {string.Join(", ", updates)}
            """, cancel);
        await ExecuteAsync(db, $"DROP TABLE \"{incoming}\"", cancel);
        return count;
    }

    // What was read before the number was asked may be of a transaction that commits after: it is read again.
    public override async Task<long?> OldestOpenChangeAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    // See the trigger.
    public override Task KeepChangesAsync(SiteDbContext db, CancellationToken cancel) =>
        ExecuteAsync(db, "SET LOCAL usine.sealing = 'on'", cancel);

    public override string UpdateKeepingChange(string table, string column, string sets, string where, long id) =>
        $"UPDATE \"{table}\" SET {sets} WHERE {where}";

    public override Task NotifyAsync(SiteDbContext db, string channel, CancellationToken cancel) =>
        ExecuteAsync(db, $"NOTIFY {channel}", cancel);

    // Names of the model, never what somebody typed.
    private static Task ExecuteAsync(SiteDbContext db, string sql, CancellationToken cancel) => db.Database.ExecuteSqlRawAsync(sql, cancel);

    private static async Task<int> CopyAsync(NpgsqlConnection connection, string table, BulkRows rows, CancellationToken cancel)
    {
        var sql = $"COPY \"{table}\" ({rows.Names}) FROM STDIN (FORMAT BINARY)";
        await using var import = await connection.BeginBinaryImportAsync(sql, cancel);
        var count = 0;
        foreach (var row in rows.Rows)
        {
            await import.StartRowAsync(cancel);
            foreach (var value in row)
            {
                await (value is null ? import.WriteNullAsync(cancel) : import.WriteAsync(value, cancel));
            }
            count++;
        }
        await import.CompleteAsync(cancel);
        return count;
    }
}
