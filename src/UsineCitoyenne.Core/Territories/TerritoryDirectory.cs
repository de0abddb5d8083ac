using Microsoft.EntityFrameworkCore;
using Database = UsineCitoyenne.Core.Data.Database;

namespace UsineCitoyenne.Core.Territories;

/// <summary>Holds the <see cref="Gazetteer"/> of today in memory; a request takes it once and keeps the same to its end.</summary>
public sealed class TerritoryDirectory(Database database)
{
    private volatile Gazetteer? current;
    private string? loaded;

    /// <summary><see cref="Current"/> was swapped.</summary>
    public event Action? Changed;

    /// <exception cref="InvalidOperationException">Nothing was loaded yet.</exception>
    public Gazetteer Current => current
        ?? throw new InvalidOperationException("The territories are not loaded: call TerritoryDirectory.LoadAsync on start.");

    /// <summary>Reads the database and swaps the whole gazetteer. An empty database gives one with the nation alone.</summary>
    public async Task LoadAsync(CancellationToken cancel = default)
    {
        // Read first: an edition that arrives meanwhile is then loaded twice rather than missed.
        var latest = await LatestAsync(cancel);
        current = await GazetteerReader.ReadAsync(database, cancel);
        loaded = latest;
        Changed?.Invoke();
    }

    /// <summary>Loads again when another node or command imported an edition. One query on a table of a few rows otherwise.</summary>
    /// <returns>True when <see cref="Current"/> was swapped.</returns>
    public async Task<bool> ReloadIfChangedAsync(CancellationToken cancel = default)
    {
        if (await LatestAsync(cancel) == loaded)
        {
            return false;
        }
        await LoadAsync(cancel);
        return true;
    }

    private async Task<string?> LatestAsync(CancellationToken cancel)
    {
        await using var db = database.Read();
        return await db.Set<TerritoryEdition>()
            .OrderByDescending(edition => edition.ImportedAt).ThenByDescending(edition => edition.Version)
            .Select(edition => edition.Version).FirstOrDefaultAsync(cancel);
    }
}
