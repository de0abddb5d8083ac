using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UsineCitoyenne.Core.Data.Dialects;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// The only way to the database. <see cref="Read"/> gives a context for queries;
/// <see cref="WriteAsync{T}"/> runs one unit of work in one transaction: state, outbox and audit rows commit together.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private const int MostDeadlocks = 5;
    private readonly DbContextOptions<SiteDbContext> options;
    /// <summary>PostgreSQL's pool of connections.</summary>
    private readonly NpgsqlDataSource? dataSource;

    /// <summary>SQLite's queue.</summary>
    private readonly SqliteWriter? writer;

    public Database(DatabaseOptions settings)
    {
        Settings = settings;
        Dialect = Dialect.Of(settings.Engine);
        Cipher = FieldCipher.Of(settings);
        if (settings.Engine == DatabaseEngine.PostgreSql)
        {
            dataSource = new NpgsqlDataSourceBuilder(settings.DriverConnectionString).Build();
            options = ContextOptions.PostgreSql;
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(settings.SqliteFile)!);
            options = ContextOptions.Sqlite(settings.DriverConnectionString);
            writer = new SqliteWriter(settings.DriverConnectionString, Cipher);
        }
    }

    internal DatabaseOptions Settings { get; }

    internal DatabaseEngine Engine => Settings.Engine;

    internal Dialect Dialect { get; }

    /// <summary>Seals phone numbers and notes, for what goes around EF.</summary>
    internal FieldCipher Cipher { get; }

    /// <summary>A context for queries. Dispose it. Never call SaveChanges on it.</summary>
    internal SiteDbContext Read()
    {
        var context = Context();
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return context;
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction, saves what it changed and commits. Returns only once it is on disk.
    /// An exception rolls the whole unit back and is rethrown. On SQLite units wait their turn in one queue; on PostgreSQL, where they do
    /// not, a unit whose unique row another one stored meanwhile runs once more, and one that a deadlock ended up to five times.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The disk is full or the server is away.</exception>
    internal async Task<T> WriteAsync<T>(Func<SiteDbContext, Task<T>> work, CancellationToken cancel = default)
    {
        try
        {
            return writer is not null ? await writer.RunAsync(work, cancel) : await TransactAgainAsync(work, cancel);
        }
        catch (Exception failure) when (StorageUnavailableException.Explains(failure))
        {
            throw new StorageUnavailableException(failure);
        }
    }

    internal Task WriteAsync(Func<SiteDbContext, Task> work, CancellationToken cancel = default) =>
        WriteAsync(async db =>
        {
            await work(db);
            return true;
        }, cancel);

    /// <summary>
    /// From here on all queries of the context see one state of the database, whatever others commit. Dispose it before the context.
    /// </summary>
    internal async Task<DbTransaction> FreezeAsync(SiteDbContext context, CancellationToken cancel = default)
    {
        await context.Database.OpenConnectionAsync(cancel);
        var transaction = await FreezeAsync(context.Database.GetDbConnection(), cancel);
        await context.Database.UseTransactionAsync(transaction, cancel);
        return transaction;
    }

    /// <summary>The same for a connection.</summary>
    internal Task<DbTransaction> FreezeAsync(DbConnection connection, CancellationToken cancel = default) =>
        Dialect.BeginSnapshotAsync(connection, cancel);

    /// <summary>
    /// On SQLite what was erased is zeroed in its page (see <see cref="SqlitePragmas"/>), but the journal of writes still holds it:
    /// this empties it.
    /// </summary>
    internal async Task EmptyJournalAsync(CancellationToken cancel = default)
    {
        if (Engine == DatabaseEngine.Sqlite)
        {
            await using var connection = await OpenConnectionAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>An open connection for what EF does not do well: bulk reads and writes, backup. Dispose it.</summary>
    internal async Task<DbConnection> OpenConnectionAsync(CancellationToken cancel = default)
    {
        return Engine == DatabaseEngine.PostgreSql
            ? await dataSource!.OpenConnectionAsync(cancel)
            : await SqlitePragmas.OpenAsync(Settings.DriverConnectionString, cancel);
    }

    private SiteDbContext Context()
    {
        var context = new SiteDbContext(options, Cipher, Dialect);
        if (dataSource is not null)
        {
            context.Database.SetDbConnection(dataSource.CreateConnection(), contextOwnsConnection: true);
        }
        return context;
    }

    private async Task<T> TransactAgainAsync<T>(Func<SiteDbContext, Task<T>> work, CancellationToken cancel)
    {
        for (var (taken, deadlocks) = (0, 0); ;)
        {
            try
            {
                return await TransactAsync(work, cancel);
            }
            // One form sent twice at the same instant: the other's row is stored now, so this unit finds it.
            catch (Exception failure) when (Is(failure, PostgresErrorCodes.UniqueViolation) && ++taken <= 1)
            {
            }
            // Two units that waited for each other: PostgreSQL undid this one so that the other can end.
            catch (Exception failure) when (Is(failure, PostgresErrorCodes.DeadlockDetected) && ++deadlocks <= MostDeadlocks)
            {
            }
        }
    }

    private static bool Is(Exception failure, string code) => failure switch
    {
        PostgresException postgres => postgres.SqlState == code,
        DbUpdateException => failure.InnerException is { } inner && Is(inner, code),
        _ => false,
    };

    private async Task<T> TransactAsync<T>(Func<SiteDbContext, Task<T>> work, CancellationToken cancel)
    {
        await using var context = Context();
        // A unit is undone whole: EF's own savepoint around each SaveChanges would only cost two round trips.
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var result = await work(context);
        await context.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
            using var connection = new SqliteConnection(Settings.DriverConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        if (dataSource is not null)
        {
            await dataSource.DisposeAsync();
        }
    }
}
