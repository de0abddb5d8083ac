using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// Every SQLite connection waits for a busy writer instead of failing, and syncs each commit to disk:
/// a confirmed sign-up must survive a power cut. What is erased or overwritten is zeroed in the file. The temporary store stays on disk: in
/// memory, SQLite walks the whole journal of a savepoint at each statement, and a batch of some thousand rows takes a minute. The journal
/// of writes is emptied by
/// <see cref="SqliteCheckpoints"/>; only from 64 MB on does the connection that commits do it.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Sql =
        "PRAGMA busy_timeout=30000; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA secure_delete=ON; PRAGMA "
        + "wal_autocheckpoint=16000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    /// <summary>An open connection, set as all of them are, for what goes around EF. Dispose it.</summary>
    public static async Task<SqliteConnection> OpenAsync(string connectionString, CancellationToken cancel = default)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        Apply(connection);
        return connection;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
