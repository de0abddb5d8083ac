using System.Data.Common;
using System.Linq.Expressions;

namespace UsineCitoyenne.Core.Data.Dialects;

/// <summary>
/// What the two engines say differently, one member a difference. Everybody else writes what both understand: <see cref="RowLocks"/>,
/// <see cref="BulkInsert"/>, <see cref="ChangeNumbers"/>, <see cref="TextSearch"/> and <see cref="Notifications"/> ask it for them.
/// </summary>
internal abstract class Dialect
{
    /// <summary>Ends a sub-query of hand-written SQL that takes rows, those aside that another transaction holds.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>A query of one column, the numbers that the parameter <paramref name="parameter"/> holds.</summary>
    public abstract string NumbersIn(string parameter);

    /// <summary>What <see cref="NumbersIn"/> takes as its parameter.</summary>
    public abstract object ToParameter(long[] numbers);

    /// <summary>A query of one column, the names of the triggers that are switched on.</summary>
    public abstract string Triggers { get; }

    /// <summary>See <see cref="LedgerGuards"/>.</summary>
    public abstract IReadOnlyList<string> LedgerTriggers { get; }

    /// <summary>The day, UTC, of a column that holds a time.</summary>
    public abstract string DayOf(string column);

    /// <summary>True for a text with anything but printable ASCII.</summary>
    public abstract string IsBeyondAscii(string column);

    /// <summary>Whether a text begins with a prefix, so that an index made for prefixes serves.</summary>
    public abstract Expression<Func<string, bool>> StartsWith(string prefix);

    /// <summary>
    /// Rows of a table by a full-text table of its trigrams, with the words as parameter {0}; null where a plain LIKE is served by an
    /// index.
    /// </summary>
    public abstract string? TrigramQuery(string table, string trigrams);

    /// <summary>From here on all commands of the connection see one state of the database.</summary>
    public abstract Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Until the end of the transaction nobody else writes the table.</summary>
    public abstract Task LockTableAsync(SiteDbContext db, string table, CancellationToken cancel);

    /// <summary>See <see cref="BulkInsert"/>.</summary>
    /// <param name="keys">Columns of the key: a row takes the place of the one with the same key. Empty where none has.</param>
    public abstract Task<int> InsertAsync(SiteDbContext db, BulkRows rows, IReadOnlyList<string> keys, CancellationToken cancel);

    /// <summary>
    /// True where triggers number changes by a counter, which one writer at a time keeps; false where the number is the transaction's.
    /// </summary>
    public abstract bool CountsChanges { get; }

    /// <summary>
    /// A number below which no change can come any more, whatever is still being written; null where a reader sees all there is.
    /// </summary>
    public abstract Task<long?> OldestOpenChangeAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Until the end of the transaction, what <see cref="UpdateKeepingChange"/> writes keeps its number.</summary>
    public abstract Task KeepChangesAsync(SiteDbContext db, CancellationToken cancel);

    /// <summary>The statement that updates a row of a table with numbered changes without giving it another number.</summary>
    public abstract string UpdateKeepingChange(string table, string column, string sets, string where, long id);

    /// <summary>Tells the nodes that listen to a channel, once the transaction is committed.</summary>
    public abstract Task NotifyAsync(SiteDbContext db, string channel, CancellationToken cancel);

    public static Dialect Of(DatabaseEngine engine) => engine == DatabaseEngine.PostgreSql ? new PostgreSqlDialect() : new SqliteDialect();
}

/// <param name="Rows">In the order of the columns. Values: string, int, long, bool, DateTime (UTC), Guid, byte[] or null.</param>
internal sealed record BulkRows(string Table, IReadOnlyList<string> Columns, IEnumerable<object?[]> Rows)
{
    public string Names => Quoted(Columns);

    public static string Quoted(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));
}
