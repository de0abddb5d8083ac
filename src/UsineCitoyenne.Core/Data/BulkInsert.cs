using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data.Dialects;

namespace UsineCitoyenne.Core.Data;

/// <summary>
/// Inserts many rows by the engine's fastest means, in the transaction of the context: one prepared command on SQLite, binary COPY on
/// PostgreSQL. Values: string, int, long, bool, DateTime (UTC), Guid, byte[] or null.
/// </summary>
internal static class BulkInsert
{
    public static Task<int> RunAsync(
        SiteDbContext db, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancel = default) =>
        db.Dialect.InsertAsync(db, new BulkRows(table, columns, rows), [], cancel);

    /// <summary>The same, each in place of the row with the same key. No two of the rows have one key.</summary>
    public static Task<int> UpsertAsync(
        SiteDbContext db, string table, IReadOnlyList<string> keys, IReadOnlyList<string> columns, IEnumerable<object?[]> rows,
        CancellationToken cancel = default) => db.Dialect.InsertAsync(db, new BulkRows(table, columns, rows), keys, cancel);

    /// <summary>
    /// Runs <c>INSERT INTO … SELECT …, id, … FROM ids …</c>, where <c>ids</c> are these numbers: one statement for thousands of rows.
    /// </summary>
    public static Task<int> InsertForEachAsync(
        this SiteDbContext db, IEnumerable<long> ids, FormattableString statement, CancellationToken cancel = default)
    {
        object?[] values = [.. statement.GetArguments(), db.Dialect.ToParameter([.. ids])];
        var numbers = db.Dialect.NumbersIn($"{{{values.Length - 1}}}");
        var whole = FormattableStringFactory.Create($"WITH ids(id) AS ({numbers}) {statement.Format}", values);
        return db.Database.ExecuteSqlAsync(whole, cancel);
    }
}
