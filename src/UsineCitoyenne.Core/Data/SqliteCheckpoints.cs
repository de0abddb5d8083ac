using Microsoft.Data.Sqlite;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// Moves what the journal of writes holds into the database file, on a connection of its own: SQLite would otherwise do it inside the
/// commit that fills the journal, and that one person would wait for a thousand scattered pages to reach the disk.
/// </summary>
/// <remarks>
/// Nothing depends on it for safety: a commit is on disk in the journal. Where it cannot keep up, <see cref="SqlitePragmas"/> makes the
/// writer help.
/// </remarks>
internal sealed class SqliteCheckpoints : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly string connectionString;
    private readonly SemaphoreSlim written = new(0, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;

    public SqliteCheckpoints(string connectionString)
    {
        this.connectionString = connectionString;
        loop = Task.Run(RunLoopAsync);
    }

    /// <summary>
    /// Something was committed: the journal is emptied within a second or so. Costs nothing; call it from one place at a time.
    /// </summary>
    public void Wake()
    {
        if (written.CurrentCount == 0)
        {
            written.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        written.Dispose();
        stop.Dispose();
    }

    private async Task RunLoopAsync()
    {
        SqliteConnection? connection = null;
        try
        {
            while (true)
            {
                await written.WaitAsync(stop.Token);
                await Task.Delay(Pause, stop.Token);
                try
                {
                    connection ??= await SqlitePragmas.OpenAsync(connectionString, stop.Token);
                    using var command = connection.CreateCommand();
                    // Passive: neither readers nor the writer wait for it.
                    command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
                    command.ExecuteNonQuery();
                }
                catch (SqliteException)
                {
                    // Disk full, file gone: the next commit meets the same and tells whoever asked for it.
                    connection?.Dispose();
                    connection = null;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            connection?.Dispose();
        }
    }
}
