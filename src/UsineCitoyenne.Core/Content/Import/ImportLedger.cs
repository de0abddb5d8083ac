using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>The records of one import while it runs, and the rules that hold for every kind of file.</summary>
internal sealed class ImportLedger
{
    private readonly SiteDbContext db;
    private readonly IReadOnlySet<string> present;
    private readonly DateTime now;
    private readonly Dictionary<Guid, ImportedFile> byKey;
    private readonly Dictionary<Guid, byte[]> sources = [];
    private readonly Dictionary<Guid, string> claimed = [];
    private readonly Dictionary<string, ImportResult> results = [];

    private ImportLedger(SiteDbContext db, IReadOnlySet<string> present, DateTime now, Dictionary<Guid, ImportedFile> byKey)
    {
        this.db = db;
        this.present = present;
        this.now = now;
        this.byKey = byKey;
    }

    public bool HasChanges => results.Values.Any(result => result.Outcome is ImportOutcome.Created or ImportOutcome.Changed);

    /// <param name="present">Paths of all files of the folder, changed or not.</param>
    public static async Task<ImportLedger> OpenAsync(SiteDbContext db, IReadOnlySet<string> present, DateTime now, CancellationToken cancel)
    {
        await ContentRevision.LockAsync(db, cancel);
        return new ImportLedger(db, present, now, await db.Set<ImportedFile>().ToDictionaryAsync(record => record.ItemKey, cancel));
    }

    /// <summary>False when there is nothing to do for the file: its result is set.</summary>
    public bool Accept(ImportFile file)
    {
        if (file.Path.Length > 400)
        {
            return Refuse(file, "Le chemin du fichier dépasse 400 caractères.");
        }
        if (!claimed.TryAdd(file.Key, file.Path) || OtherFileOf(file) is not null)
        {
            return Refuse(
                file, $"Clé en double\u00A0: «\u00A0{(claimed[file.Key] != file.Path ? claimed[file.Key] : OtherFileOf(file))}\u00A0» a la "
                + "même.");
        }
        // Another node imported it while this one waited, or the file was only renamed.
        if (LastOf(file) is { } last && last.Hash == file.Hash)
        {
            Record(file, last.ItemVersion);
            results[file.Path] = new ImportResult(file.Path, ImportOutcome.Same);
            return false;
        }
        return true;
    }

    /// <summary>The last import of the item, whatever its file was called; null when there was none.</summary>
    public ImportedFile? LastOf(ImportFile file) => byKey.GetValueOrDefault(file.Key);

    public bool Refuse(ImportFile file, string reason)
    {
        results[file.Path] = new ImportResult(file.Path, ImportOutcome.Refused, reason);
        return false;
    }

    public void Apply(ImportFile file, ImportOutcome outcome, int version, string? reason = null)
    {
        Record(file, version);
        results[file.Path] = new ImportResult(file.Path, outcome,
            string.Join(' ', new[] { reason, file.Note }.OfType<string>()) is { Length: > 0 } said ? said : null);
    }

    /// <summary>Results in the order of the files; visitors' snapshot is marked stale when anything changed.</summary>
    public async Task<IReadOnlyList<ImportResult>> CloseAsync(IEnumerable<ImportFile> files, CancellationToken cancel)
    {
        if (HasChanges)
        {
            await ContentRevision.BumpWholeAsync(db, cancel);
        }
        var keys = sources.Keys.ToList();
        await db.Set<ImportedSource>().Where(source => EF.Parameter(keys).Contains(source.ItemKey)).ExecuteDeleteAsync(cancel);
        db.AddRange(sources.Select(source => new ImportedSource { ItemKey = source.Key, Content = source.Value }));
        return [.. files.Select(file => results[file.Path])];
    }

    private string? OtherFileOf(ImportFile file) =>
        LastOf(file) is { } last && last.Path != file.Path && present.Contains(last.Path) ? last.Path : null;

    private void Record(ImportFile file, int version)
    {
        if (!byKey.TryGetValue(file.Key, out var record))
        {
            byKey[file.Key] = record = new ImportedFile { ItemKey = file.Key, Path = file.Path, Hash = file.Hash };
            db.Add(record);
        }
        record.Path = file.Path;
        record.Hash = file.Hash;
        record.ItemVersion = version;
        record.ImportedAt = now;
        sources[file.Key] = file.Content.ToArray();
    }
}
