using Npgsql;

namespace UsineCitoyenne.Core.Data;

/// <summary>What one node tells the others at once, on PostgreSQL; nodes that share it look by themselves too.</summary>
internal static class Notifications
{
    /// <summary>Goes out when the unit of work commits.</summary>
    public static Task NotifyAsync(this SiteDbContext db, string channel, CancellationToken cancel = default) =>
        db.Dialect.NotifyAsync(db, channel, cancel);

    /// <summary>
    /// Calls at each notification until the connection is lost, which throws. Returns on SQLite only, which notifies nobody.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The connection was lost.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    public static async Task ListenAsync(
        this Database database, string channel, Func<CancellationToken, Task> heard, CancellationToken cancel)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            return;
        }
        await using var connection = (NpgsqlConnection)await database.OpenConnectionAsync(cancel);
        await using (var listen = new NpgsqlCommand($"LISTEN {channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }
        while (true)
        {
            await connection.WaitAsync(cancel);
            await heard(cancel);
        }
    }
}
