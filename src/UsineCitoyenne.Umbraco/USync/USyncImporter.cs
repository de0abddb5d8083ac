using System.Text;
using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Media;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>
/// Brings the database up to a uSync 17 folder. A file that did not change since its last import is not even parsed, so what
/// editors did meanwhile stays; see <see cref="ImportDocuments"/> and <see cref="ImportSchema"/> for when both changed.
/// A file that cannot be read is refused alone. Each folder is one transaction.
/// </summary>
public sealed class USyncImporter(ImportHistory history, ImportSchema schema, ImportMedia media, ImportDocuments documents, MediaFolder mediaFolder)
{
    private static readonly (string Folder, string Element, Func<XElement, SchemaDefinition> Read)[] Schema =
    [
        ("Languages", "Language", LanguageSerializer.Read),
        ("DataTypes", "DataType", DataTypeSerializer.Read),
        ("ContentTypes", "ContentType", root => ContentTypeSerializer.Read(root, SchemaKind.ContentType)),
        ("MediaTypes", "MediaType", root => ContentTypeSerializer.Read(root, SchemaKind.MediaType)),
        ("MemberTypes", "MemberType", root => ContentTypeSerializer.Read(root, SchemaKind.MemberType)),
        ("Templates", "Template", TemplateSerializer.Read),
        ("Dictionary", "Dictionary", DictionarySerializer.Read),
    ];

    /// <param name="folder">The one that holds <c>ContentTypes</c>, <c>Content</c> and so on: <c>uSync/v17</c>. Media files are in <c>media</c> beside it.</param>
    /// <param name="overwrite">Applies changed files even to documents and media that editors changed or deleted.</param>
    public async Task<USyncReport> ImportAsync(string folder, bool overwrite = false, CancellationToken cancel = default)
    {
        folder = Path.GetFullPath(folder);
        var run = new Run(folder, await history.HashesAsync(cancel), cancel);
        foreach (var (name, element, read) in Schema)
        {
            await SchemaAsync(run, name, element, read);
        }
        CopyMediaFiles(Path.Combine(Path.GetDirectoryName(folder)!, "media"));
        await run.PhaseAsync("Media", "Media", MediaSerializer.Read, (files, present) => media.RunAsync(files, present, overwrite, cancel));
        await run.PhaseAsync("Content", "Content", ContentSerializer.Read, (files, present) => documents.RunAsync(files, present, overwrite, cancel));
        await SchemaAsync(run, "Domains", "Domain", DomainSerializer.Read);
        return new USyncReport(run.Results);
    }

    private Task SchemaAsync(Run run, string folder, string element, Func<XElement, SchemaDefinition> read) => run.PhaseAsync(
        folder,
        element,
        (file, root) => new SchemaImport(file.Path, file.Hash, read(root), Encoding.UTF8.GetString(file.Bytes).TrimStart('\uFEFF')),
        (files, present) => schema.RunAsync(files, present, run.Cancel));

    // Every time: a data folder that lost its pictures gets them back at the next start.
    private void CopyMediaFiles(string from)
    {
        if (!Directory.Exists(from))
        {
            return;
        }
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            mediaFolder.CopyFrom(from, MediaFolder.UrlPrefix + Path.GetRelativePath(from, file).Replace('\\', '/'));
        }
    }

    private sealed class Run(string root, IReadOnlyDictionary<string, string> hashes, CancellationToken cancel)
    {
        public List<ImportResult> Results { get; } = [];

        public CancellationToken Cancel => cancel;

        public async Task PhaseAsync<T>(
            string folder, string element, Func<USyncFile, XElement, T> read,
            Func<IReadOnlyList<T>, IReadOnlySet<string>, Task<IReadOnlyList<ImportResult>>> import)
            where T : ImportFile
        {
            cancel.ThrowIfCancellationRequested();
            var files = USyncFile.ReadAll(root, folder);
            var results = new Dictionary<string, ImportResult>();
            var changed = new List<T>();
            foreach (var file in files)
            {
                if (hashes.GetValueOrDefault(file.Path) == file.Hash)
                {
                    results[file.Path] = new ImportResult(file.Path, ImportOutcome.Same);
                    continue;
                }
                try
                {
                    changed.Add(read(file, file.Parse(element)));
                }
                catch (FormatException failure)
                {
                    results[file.Path] = new ImportResult(file.Path, ImportOutcome.Refused, failure.Message);
                }
            }
            if (changed.Count > 0)
            {
                foreach (var result in await import(changed, files.Select(file => file.Path).ToHashSet()))
                {
                    results[result.Path] = result;
                }
            }
            Results.AddRange(files.Select(file => results[file.Path]));
        }
    }
}
