using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories.Import;
using Database = UsineCitoyenne.Core.Data.Database;

namespace UsineCitoyenne.Core.Territories;

/// <summary>
/// Brings an edition of the official geographic code into the database: whole or not at all, once.
/// Nothing is deleted: what ended keeps its row with its dates, and every old code keeps leading to a commune of today.
/// </summary>
public sealed class TerritoryImport(Database database, TerritoryDirectory directory, TimeProvider clock)
{
    /// <summary>
    /// Imports the gzipped edition unless the database already has it or a newer one, then reloads the <see cref="TerritoryDirectory"/>.
    /// Two nodes may call it at once: the second finds the edition there.
    /// </summary>
    /// <param name="edition">What <c>Assets/territories.mjs</c> writes. Left open.</param>
    /// <param name="progress">Told what is being done, in French, for the operator's screen.</param>
    /// <exception cref="InvalidDataException">Not an edition, or one that names territories that it lacks. Nothing is written.</exception>
    public async Task<TerritoryImportReport> ImportAsync(
        Stream edition, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        var version = EditionFile.VersionOf(await EditionFile.UnzipBeginningAsync(edition, cancel));
        await using (var db = database.Read())
        {
            if (await db.Set<TerritoryEdition>().AnyAsync(known => known.Version == version, cancel))
            {
                return NothingDone(version);
            }
        }
        return await ImportAsync(EditionFile.Parse(await EditionFile.UnzipAsync(edition, cancel)), progress, cancel);
    }

    internal async Task<TerritoryImportReport> ImportAsync(
        EditionFile edition, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        progress?.Report($"Découpage territorial {edition.Version}\u00A0: lecture");
        var rows = EditionRows.Of(edition);
        progress?.Report($"Découpage territorial {edition.Version}\u00A0: enregistrement de {rows.Count} territoires");
        var report = await database.WriteAsync(db => WriteAsync(db, edition, rows, cancel), cancel);
        if (report.Imported)
        {
            await directory.LoadAsync(cancel);
        }
        return report;
    }

    private async Task<TerritoryImportReport> WriteAsync(
        SiteDbContext db, EditionFile edition, List<TerritoryRow> rows, CancellationToken cancel)
    {
        // Held to the end of the transaction: another node that starts at the same time waits, then finds the edition.
        await db.LockTableAsync<TerritoryEdition>(cancel);
        if (await db.Set<TerritoryEdition>().AnyAsync(known => known.Version == edition.Version || known.Date > edition.ValidFrom, cancel))
        {
            return NothingDone(edition.Version);
        }
        var open = await db.Set<TerritoryRow>().AsNoTracking().Where(row => row.ValidTo == null).ToListAsync(cancel);
        var aliases = await db.Set<TerritoryAlias>().AsNoTracking().ToDictionaryAsync(alias => alias.OldCode, cancel);

        var succession = new Succession(edition, aliases.Values);
        var diff = EditionDiff.Between(open, rows, edition.ValidFrom, succession);

        await TerritoryTables.Rows.UpsertAsync(db, diff.Touched, cancel);
        var moved = succession.Aliases().Where(alias => aliases.GetValueOrDefault(alias.OldCode)?.CurrentCode != alias.CurrentCode);
        await TerritoryTables.Aliases.UpsertAsync(db, moved, cancel);
        db.Add(Record(edition, diff));
        return new TerritoryImportReport(
            true, edition.Version, diff.Added, diff.Changed, diff.Refreshed, diff.Closed, diff.Unresolved);
    }

    private TerritoryEdition Record(EditionFile edition, EditionDiff diff) => new()
    {
        Version = edition.Version,
        Date = edition.ValidFrom,
        ImportedAt = clock.GetUtcNow().UtcDateTime,
        Regions = edition.Regions.Count,
        Departements = edition.Departements.Count,
        Epcis = edition.Epcis.Count,
        Communes = edition.Communes.Count,
        ArrondissementsMunicipaux = edition.Arrondissements.Count,
        CommunesDeleguees = edition.Deleguees.Count,
        CommunesAssociees = edition.Associees.Count,
        Added = diff.Added,
        Changed = diff.Changed,
        Closed = diff.Closed,
        Unresolved = diff.Unresolved.Count,
    };

    private static TerritoryImportReport NothingDone(string version) => new(false, version, 0, 0, 0, 0, []);
}
