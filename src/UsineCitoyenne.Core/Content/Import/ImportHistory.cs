using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>What files were imported, so that an unchanged one need not even be parsed.</summary>
public sealed class ImportHistory
{
    private readonly Database database;

    internal ImportHistory(Database database) => this.database = database;

    /// <summary>Hash of each file when it was last imported, by path below the import folder.</summary>
    public async Task<IReadOnlyDictionary<string, string>> HashesAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<ImportRecord>().ToDictionaryAsync(record => record.Path, record => record.Hash, cancel);
    }
}
