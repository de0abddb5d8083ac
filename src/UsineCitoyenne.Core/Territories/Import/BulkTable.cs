using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Territories.Import;

internal sealed record BulkColumn<T>(string Name, Func<T, object?> Value, bool Key = false);

/// <summary>Writes many rows, each in place of the row with the same key.</summary>
internal sealed class BulkTable<T>(string table, params BulkColumn<T>[] columns)
{
    private readonly string[] names = [.. columns.Select(column => column.Name)];
    private readonly string[] keys = [.. columns.Where(column => column.Key).Select(column => column.Name)];

    public Task UpsertAsync(SiteDbContext db, IEnumerable<T> rows, CancellationToken cancel = default) => BulkInsert.UpsertAsync(
        db, table, keys, names, rows.Select(row => Array.ConvertAll(columns, column => column.Value(row))), cancel);
}
