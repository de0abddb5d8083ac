using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Import;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>The files of one folder during an import: read first, applied later, so that no transaction waits for a parser.</summary>
internal sealed class USyncPhase<T>(
    string element, Func<USyncFile, XElement, T> read,
    Func<ImportTransaction, IReadOnlyList<T>, IReadOnlySet<string>, Task<IReadOnlyList<ImportResult>>> apply,
    Func<ImportTransaction, IReadOnlyList<DeletionImport>, IReadOnlySet<string>, Task<IReadOnlyList<ImportResult>>> delete) : IUSyncPhase
    where T : ImportFile
{
    private readonly List<string> paths = [];
    private readonly Dictionary<string, ImportResult> results = [];
    private readonly List<T> changed = [];
    private readonly List<DeletionImport> deleted = [];

    public IReadOnlyList<T> Changed => changed;

    public bool HasWork => changed.Count > 0 || deleted.Count > 0;

    public IEnumerable<ImportResult> Results => paths.Select(path => results[path]);

    public void Read(USyncFile file, bool known)
    {
        paths.Add(file.Path);
        if (known)
        {
            results[file.Path] = new ImportResult(file.Path, ImportOutcome.Same);
            return;
        }
        try
        {
            var root = file.Parse(element);
            if (USyncFile.IsMarker(root) && (string?)root.Attribute("Change") == "Rename")
            {
                // What had this name has a file of another name, which says all there is.
                results[file.Path] = new ImportResult(file.Path, ImportOutcome.Same, "Repère d’un ancien nom\u00A0: rien à faire.");
            }
            else if (USyncFile.IsMarker(root))
            {
                deleted.Add(Deletion(file, root));
            }
            else
            {
                changed.Add(read(file, root) with { Content = file.Bytes });
            }
        }
        catch (FormatException failure)
        {
            results[file.Path] = new ImportResult(file.Path, ImportOutcome.Refused, failure.Message);
        }
    }

    public async Task ApplyAsync(ImportTransaction transaction)
    {
        if (changed.Count > 0)
        {
            Note(await apply(transaction, changed, paths.ToHashSet()));
        }
    }

    public async Task DeleteAsync(ImportTransaction transaction)
    {
        if (deleted.Count > 0)
        {
            Note(await delete(transaction, deleted, paths.ToHashSet()));
        }
    }

    private static DeletionImport Deletion(USyncFile file, XElement root) => (string?)root.Attribute("Change") == "Delete"
        ? new DeletionImport(file.Path, file.Hash, root.Key()) { Content = file.Bytes }
        : throw new FormatException(
            $"Le repère «\u00A0{(string?)root.Attribute("Change")}\u00A0» n’est pas appliqué\u00A0: seul «\u00A0Delete\u00A0» l’est.");

    private void Note(IReadOnlyList<ImportResult> found)
    {
        foreach (var result in found)
        {
            results[result.Path] = result;
        }
    }
}

/// <summary>A phase, whatever it reads.</summary>
internal interface IUSyncPhase
{
    bool HasWork { get; }

    IEnumerable<ImportResult> Results { get; }

    void Read(USyncFile file, bool known);

    Task ApplyAsync(ImportTransaction transaction);

    Task DeleteAsync(ImportTransaction transaction);
}
