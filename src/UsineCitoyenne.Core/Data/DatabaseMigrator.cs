using Microsoft.EntityFrameworkCore;

namespace UsineCitoyenne.Core.Data;

/// <summary>Brings the schema up to date on start. Safe to call from several nodes: EF locks its history table.</summary>
public sealed class DatabaseMigrator
{
    private readonly Database database;

    internal DatabaseMigrator(Database database) => this.database = database;

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
}
