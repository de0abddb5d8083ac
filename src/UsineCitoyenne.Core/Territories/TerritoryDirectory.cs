using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Territories;

/// <summary>Holds the <see cref="Gazetteer"/> of today in memory; a request takes it once and keeps the same to its end.</summary>
public sealed class TerritoryDirectory
{
    private readonly Database database;
    private volatile Gazetteer? current;

    internal TerritoryDirectory(Database database) => this.database = database;

    /// <exception cref="InvalidOperationException">Nothing was loaded yet.</exception>
    public Gazetteer Current => current
        ?? throw new InvalidOperationException("The territories are not loaded: call TerritoryDirectory.LoadAsync on start.");

    /// <summary>Reads the database and swaps the whole gazetteer. An empty database gives one with the nation alone.</summary>
    public async Task LoadAsync(CancellationToken cancel = default) => current = await GazetteerReader.ReadAsync(database, cancel);
}
