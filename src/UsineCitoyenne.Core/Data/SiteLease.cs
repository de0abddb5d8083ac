using Microsoft.Extensions.Logging;
using Npgsql;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// Says who is at work on the database: every process that reads or writes shares the lease, a restore needs it alone. A file lock beside
/// SQLite's file, a session's advisory lock on PostgreSQL: both end with the process, however it ends.
/// </summary>
public sealed class SiteLease(Database database, ILogger<SiteLease> logger) : IAsyncDisposable
{
    private const long LeaseKey = 0x7573_696E_6501;
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource end = new();
    private FileStream? file;
    private NpgsqlConnection? connection;
    private Task keeping = Task.CompletedTask;

    /// <summary>Takes part until disposed. False while a restore has the lease.</summary>
    public async Task<bool> TryShareAsync(CancellationToken cancel = default)
    {
        if (!await TryTakeAsync(alone: false, cancel))
        {
            return false;
        }
        if (connection is not null)
        {
            keeping = KeepAsync(end.Token);
        }
        return true;
    }

    /// <summary>Has the database alone until disposed. False while the site, or a command, is at work.</summary>
    public Task<bool> TryTakeAloneAsync(CancellationToken cancel = default) => TryTakeAsync(alone: true, cancel);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await keeping;
        end.Dispose();
        if (file is not null)
        {
            await file.DisposeAsync();
        }
        await LetGoAsync();
    }

    private async Task<bool> TryTakeAsync(bool alone, CancellationToken cancel)
    {
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            return file is not null || TryTakeFile(alone);
        }
        if (connection is not null)
        {
            return true;
        }
        var taken = (NpgsqlConnection)await database.OpenConnectionAsync(cancel);
        await using (var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock{(alone ? "" : "_shared")}({LeaseKey})", taken))
        {
            if (await command.ExecuteScalarAsync(cancel) is true)
            {
                connection = taken;
                return true;
            }
        }
        await taken.DisposeAsync();
        return false;
    }

    private bool TryTakeFile(bool alone)
    {
        try
        {
            file = new FileStream(database.Settings.SqliteFile + ".lease", FileMode.OpenOrCreate, FileAccess.Read, alone ? FileShare.None
                : FileShare.Read);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A server that restarts ends the lock with its connections: it is taken again as soon as there is one.</summary>
    private async Task KeepAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (connection is not null || await TryTakeAsync(alone: false, cancel))
                {
                    await connection!.WaitAsync(cancel);
                    continue;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or InvalidOperationException)
            {
                logger.LogWarning(failure, "The lease of the site was lost; trying again in {Seconds} s.", Retry.TotalSeconds);
                await LetGoAsync();
            }
            await Task.Delay(Retry, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async ValueTask LetGoAsync()
    {
        if (connection is { } held)
        {
            connection = null;
            try
            {
                // The pool would keep the connection, and the connection its lock.
                await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", held);
                await command.ExecuteNonQueryAsync();
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or InvalidOperationException)
            {
                // Gone already, and the lock with it.
            }
            await held.DisposeAsync();
        }
    }
}
