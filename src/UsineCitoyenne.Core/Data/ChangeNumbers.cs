using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// The numbers that triggers give to each change of a row. On SQLite a counter (there is one writer at a time). On PostgreSQL the
/// writing transaction's number: reading again from the oldest transaction still open misses none that commits late, and reads some
/// rows twice, which does no harm.
/// </summary>
internal static class ChangeNumbers
{
    /// <summary>
    /// The last number given, for whoever inserts rows with the numbers that follow: a row that comes with its own is spared SQLite's
    /// trigger, which would write it twice. 0 on PostgreSQL, where the trigger has the last word.
    /// </summary>
    public static async Task<long> LastChangeAsync(this SiteDbContext db, IQueryable<long> changes, CancellationToken cancel = default) =>
        db.Dialect.CountsChanges ? await changes.MaxAsync(change => (long?)change, cancel) ?? 0 : 0;
}

/// <summary>How far a reader of the changes of one table has come.</summary>
internal sealed class ChangeCursor(Database database)
{
    private long seen = -1;

    /// <summary>Nothing was read yet: every row is new.</summary>
    public bool IsAtStart => seen < 0;

    /// <summary>The condition of the rows to read.</summary>
    public string Condition(string column) => $"\"{column}\" {(database.Dialect.CountsChanges ? ">" : ">=")} {seen}";

    /// <summary>To be begun before the rows are read.</summary>
    public async Task<Reading> BeginAsync(DbConnection connection, CancellationToken cancel) =>
        new(this, await database.Dialect.OldestOpenChangeAsync(connection, cancel));

    internal sealed class Reading(ChangeCursor cursor, long? oldestOpen)
    {
        private long last;

        public void Saw(long change) => last = Math.Max(last, change);

        /// <summary>All rows were read and taken.</summary>
        public void Complete() => cursor.seen = Math.Max(oldestOpen ?? Math.Max(cursor.seen, last), 0);
    }
}
