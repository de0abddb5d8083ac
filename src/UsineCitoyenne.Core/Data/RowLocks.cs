using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// Locks what a query gives until the end of the transaction, on PostgreSQL; on SQLite units of work queue, and nobody else writes
/// meanwhile. The query carries a tag, which is a comment to both engines; on PostgreSQL <see cref="RowLockInterceptor"/> makes it the
/// end of the statement.
/// </summary>
internal static class RowLocks
{
    internal const string ForUpdateTag = "FOR UPDATE";
    internal const string ForUpdateSkipLockedTag = ForUpdateTag + " SKIP LOCKED";

    /// <summary>Who wants the same rows waits, and then sees what this unit of work left.</summary>
    public static IQueryable<T> ForUpdate<T>(this IQueryable<T> query) => query.TagWith(ForUpdateTag);

    /// <summary>
    /// Rows that another unit of work holds are left out: of several nodes that take the next row of a queue, each has its own.
    /// </summary>
    public static IQueryable<T> ForUpdateSkipLocked<T>(this IQueryable<T> query) => query.TagWith(ForUpdateSkipLockedTag);

    /// <summary>Of two units of work the second waits here, whatever rows there are. Readers do not wait.</summary>
    public static Task LockTableAsync<T>(this SiteDbContext db, CancellationToken cancel = default) =>
        db.Dialect.LockTableAsync(db, db.Model.FindEntityType(typeof(T))!.GetTableName()!, cancel);
}

/// <summary>PostgreSQL only: a statement that begins with the comment <c>-- FOR UPDATE…</c> ends with it too.</summary>
internal sealed class RowLockInterceptor : DbCommandInterceptor
{
    private const string Mark = "-- " + RowLocks.ForUpdateTag;

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Lock(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Lock(command);
        return ValueTask.FromResult(result);
    }

    private static void Lock(DbCommand command)
    {
        var text = command.CommandText;
        if (text.StartsWith(Mark, StringComparison.Ordinal))
        {
            command.CommandText = text + "\n" + text["-- ".Length..text.IndexOf('\n', StringComparison.Ordinal)];
        }
    }
}
