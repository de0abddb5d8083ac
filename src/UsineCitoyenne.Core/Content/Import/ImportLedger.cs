using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>The records of one import while it runs, and the rules that hold for every kind of file.</summary>
internal sealed class ImportLedger
{
    private readonly SiteDbContext db;
    private readonly IReadOnlySet<string> present;
    private readonly DateTime now;
    private readonly Dictionary<string, ImportRecord> byPath;
    private readonly Dictionary<Guid, ImportRecord> byKey = [];
    private readonly Dictionary<Guid, string> claimed = [];
    private readonly Dictionary<string, ImportResult> results = [];

    private ImportLedger(SiteDbContext db, IReadOnlySet<string> present, DateTime now, Dictionary<string, ImportRecord> byPath)
    {
        this.db = db;
        this.present = present;
        this.now = now;
        this.byPath = byPath;
        foreach (var record in byPath.Values)
        {
            byKey[record.ItemKey] = record;
        }
    }

    public bool HasChanges => results.Values.Any(result => result.Outcome is ImportOutcome.Created or ImportOutcome.Changed);

    /// <param name="present">Paths of all files of the folder, changed or not.</param>
    public static async Task<ImportLedger> OpenAsync(SiteDbContext db, IReadOnlySet<string> present, DateTime now, CancellationToken cancel)
    {
        await ContentRevision.LockAsync(db, cancel);
        return new ImportLedger(db, present, now, await db.Set<ImportRecord>().ToDictionaryAsync(record => record.Path, cancel));
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
            return Refuse(file, $"Clé en double\u00A0: «\u00A0{(claimed[file.Key] != file.Path ? claimed[file.Key] : OtherFileOf(file))}\u00A0» a la même.");
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
    public ImportRecord? LastOf(ImportFile file) => byKey.GetValueOrDefault(file.Key);

    public bool Refuse(ImportFile file, string reason)
    {
        results[file.Path] = new ImportResult(file.Path, ImportOutcome.Refused, reason);
        return false;
    }

    public void Apply(ImportFile file, ImportOutcome outcome, int version, string? reason = null)
    {
        Record(file, version);
        results[file.Path] = new ImportResult(file.Path, outcome, reason);
    }

    /// <summary>Results in the order of the files; visitors' snapshot is marked stale when anything changed.</summary>
    public async Task<IReadOnlyList<ImportResult>> CloseAsync(IEnumerable<ImportFile> files, CancellationToken cancel)
    {
        if (HasChanges)
        {
            await ContentRevision.BumpAsync(db, cancel);
        }
        return [.. files.Select(file => results[file.Path])];
    }

    private string? OtherFileOf(ImportFile file) =>
        LastOf(file) is { } last && last.Path != file.Path && present.Contains(last.Path) ? last.Path : null;

    private void Record(ImportFile file, int version)
    {
        if (LastOf(file) is { } last && last.Path != file.Path)
        {
            byPath.Remove(last.Path);
            db.Remove(last);
        }
        if (!byPath.TryGetValue(file.Path, out var record))
        {
            byPath[file.Path] = record = new ImportRecord { Path = file.Path, ItemKey = file.Key, Hash = file.Hash };
            db.Add(record);
        }
        byKey[file.Key] = record;
        record.ItemKey = file.Key;
        record.Hash = file.Hash;
        record.ItemVersion = version;
        record.ImportedAt = now;
    }
}
