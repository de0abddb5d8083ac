using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data.Dialects;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// SQLite has one writer at a time. Units of work queue here and those that wait together share one commit,
/// each in its own savepoint: one disk sync serves many sign-ups, and a failing unit undoes only itself.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int UnitsPerCommit = 64;
    private readonly Channel<Unit> queue = Channel.CreateBounded<Unit>(1024);
    private readonly string connectionString;
    private readonly FieldCipher cipher;
    private readonly SqliteDialect dialect = new();
    private readonly SqliteCheckpoints checkpoints;
    private readonly Task loop;

    public SqliteWriter(string connectionString, FieldCipher cipher)
    {
        this.connectionString = connectionString;
        this.cipher = cipher;
        checkpoints = new SqliteCheckpoints(connectionString);
        loop = Task.Run(RunLoopAsync);
    }

    public async Task<T> RunAsync<T>(Func<SiteDbContext, Task<T>> work, CancellationToken cancel)
    {
        var unit = new Unit<T>(work);
        await queue.Writer.WriteAsync(unit, cancel);
        return await unit.Result;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        await checkpoints.DisposeAsync();
    }

    private async Task RunLoopAsync()
    {
        var batch = new List<Unit>(UnitsPerCommit);
        SqliteConnection? connection = null;
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < UnitsPerCommit && queue.Reader.TryRead(out var unit))
            {
                batch.Add(unit);
            }
            try
            {
                connection ??= await OpenAsync();
                await RunBatchAsync(connection, batch);
            }
            catch (Exception failure)
            {
                // The commit itself failed (disk full, file gone): nobody's unit is on disk, everybody is told.
                batch.ForEach(unit => unit.Fail(failure));
                connection?.Dispose();
                connection = null;
            }
        }
        connection?.Dispose();
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = await SqlitePragmas.OpenAsync(connectionString);
        using var command = connection.CreateCommand();
        // A batch of an import touches thousands of pages of the indexes: they have to fit, or each is written and read again within the
        // batch.
        command.CommandText = "PRAGMA cache_size=-65536";
        command.ExecuteNonQuery();
        return connection;
    }

    private async Task RunBatchAsync(SqliteConnection connection, List<Unit> batch)
    {
        var options = ContextOptions.Sqlite(connection);
        await using var transaction = connection.BeginTransaction();
        foreach (var unit in batch)
        {
            transaction.Save("unit");
            await using var context = new SiteDbContext(options, cipher, dialect);
            await context.Database.UseTransactionAsync(transaction);
            // The savepoint is ours; EF's own around each SaveChanges would only repeat it.
            context.Database.AutoSavepointsEnabled = false;
            if (await unit.TryRunAsync(context))
            {
                transaction.Release("unit");
            }
            else
            {
                transaction.Rollback("unit");
            }
        }
        await transaction.CommitAsync();
        checkpoints.Wake();
        batch.ForEach(unit => unit.Complete());
    }

    private abstract class Unit
    {
        public abstract Task<bool> TryRunAsync(SiteDbContext context);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Unit<T>(Func<SiteDbContext, Task<T>> work) : Unit
    {
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? value;

        public Task<T> Result => completion.Task;

        public override async Task<bool> TryRunAsync(SiteDbContext context)
        {
            try
            {
                value = await work(context);
                await context.SaveChangesAsync();
                return true;
            }
            catch (Exception failure)
            {
                completion.TrySetException(failure);
                return false;
            }
        }

        public override void Complete() => completion.TrySetResult(value!);

        public override void Fail(Exception failure) => completion.TrySetException(failure);
    }
}
