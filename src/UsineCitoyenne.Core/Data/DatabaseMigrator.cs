using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace UsineCitoyenne.Core.Data;

/// <summary>Brings the schema up to date on start, one node at a time.</summary>
public sealed class DatabaseMigrator(Database database)
{
    private const long TurnKey = 0x7573_696E_6500;

    /// <summary>
    /// The turn to prepare the database, until disposed; other nodes wait. EF's own lock is on its history table, which two nodes
    /// that meet an empty PostgreSQL both create. On SQLite EF's lock is enough, and this does nothing.
    /// </summary>
    public async Task<IAsyncDisposable> TakeTurnAsync(CancellationToken cancel = default)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            return new Turn(null);
        }
        var turn = new Turn((NpgsqlConnection)await database.OpenConnectionAsync(cancel));
        await turn.ExecuteAsync("SELECT pg_advisory_lock", cancel);
        return turn;
    }

    public async Task MigrateAsync(CancellationToken cancel = default)
    {
        // An ordinary start: one row to read, where EF would take its lock and compare everything.
        if (await IsAtLastAsync(cancel))
        {
            return;
        }
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

    private async Task<bool> IsAtLastAsync(CancellationToken cancel)
    {
        var last = typeof(SiteDbContext).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .Max(StringComparer.Ordinal);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT max("MigrationId") FROM "MigrationsHistory" """;
        try
        {
            return await command.ExecuteScalarAsync(cancel) as string == last;
        }
        catch (DbException)
        {
            // No history yet: an empty database. What else may be wrong, EF will say.
            return false;
        }
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
