using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UsineCitoyenne.Core.Data;

/// <summary>Brings the schema up to date on start, one node at a time.</summary>
public sealed class DatabaseMigrator
{
    private const long TurnKey = 0x7573_696E_6500;
    private readonly Database database;

    internal DatabaseMigrator(Database database) => this.database = database;

    /// <summary>
    /// The turn to prepare the database, until disposed; other nodes wait. EF's own lock is on its history table, which two nodes
    /// that meet an empty PostgreSQL both create. On SQLite EF's lock is enough, and this does nothing.
    /// </summary>
    public async Task<IAsyncDisposable> TakeTurnAsync(CancellationToken cancel = default)
    {
        if (database.DataSource is null)
        {
            return new Turn(null);
        }
        var turn = new Turn(await database.DataSource.OpenConnectionAsync(cancel));
        await turn.ExecuteAsync("SELECT pg_advisory_lock", cancel);
        return turn;
    }

    public async Task MigrateAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
        }
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Names of migrations that the database lacks; empty when it is up to date.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return [.. await db.Database.GetPendingMigrationsAsync(cancel)];
    }

    private sealed class Turn(NpgsqlConnection? connection) : IAsyncDisposable
    {
        public async Task ExecuteAsync(string function, CancellationToken cancel)
        {
            await using var command = new NpgsqlCommand($"{function}({TurnKey})", connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancel);
        }

        public async ValueTask DisposeAsync()
        {
            if (connection is null)
            {
                return;
            }
            // The pool keeps the connection, and a connection keeps its lock.
            await ExecuteAsync("SELECT pg_advisory_unlock", CancellationToken.None);
            await connection.DisposeAsync();
        }
    }
}
