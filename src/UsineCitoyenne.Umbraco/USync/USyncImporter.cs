using System.Xml.Linq;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Media;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>
/// Brings the database up to a uSync 17 folder. A file that did not change since its last import is not even parsed, so what
/// editors did meanwhile stays; see <see cref="ImportDocuments"/> and <see cref="ImportSchema"/> for when both changed.
/// A file that cannot be read is refused alone. All that is applied is applied in one transaction.
/// </summary>
public sealed class USyncImporter(ImportHistory history, ContentImport import, MediaFolder mediaFolder)
{
    /// <param name="folder">The one that holds <c>ContentTypes</c>, <c>Content</c> and so on: <c>uSync/v17</c>. Media files are in
    /// <c>media</c> beside it.</param>
    /// <param name="overwrite">Applies changed files even to documents and media that editors changed or deleted.</param>
    /// <param name="progress">Told the number of files done.</param>
    /// <param name="replaceHome">Also roots that would take the national home's place.</param>
    public async Task<USyncReport> ImportAsync(
        string folder, bool overwrite = false, IProgress<long>? progress = null, bool replaceHome = false,
        CancellationToken cancel = default)
    {
        folder = Path.GetFullPath(folder);
        CopyMediaFiles(USyncFolder.MediaFilesOf(folder));
        return await RunAsync(folder, overwrite, replaceHome, import.RunAsync, progress, cancel);
    }

    /// <summary>What <see cref="ImportAsync"/> would do. Changes nothing.</summary>
    public Task<USyncReport> CheckAsync(
        string folder, bool overwrite = false, IProgress<long>? progress = null, bool replaceHome = false,
        CancellationToken cancel = default) =>
        RunAsync(Path.GetFullPath(folder), overwrite, replaceHome, import.RehearseAsync, progress, cancel);

    private async Task<USyncReport> RunAsync(
        string folder, bool overwrite, bool replaceHome, Func<Func<ImportTransaction, Task>, CancellationToken, Task> transact,
        IProgress<long>? progress, CancellationToken cancel)
    {
        var known = await history.FilesAsync(cancel);
        var keepOwn = !overwrite && await history.IsForeignAsync(USyncFolder.FilesOf(folder).ToHashSet(), cancel);
        var reading = new USyncReading(folder, known, progress, cancel);
        var languages = new USyncPhase<SchemaImport>("Language", Schema(LanguageSerializer.Read), ApplySchema, DeleteSchema);
        reading.Read(USyncFolder.Languages, languages);
        var language = await history.DefaultLanguageAsync(cancel)
            ?? languages.Changed.Select(file => file.Definition).OfType<LanguageDefinition>().FirstOrDefault(spoken => spoken.IsDefault)
            ?.Alias ?? "";
        IReadOnlyList<(string Folder, IUSyncPhase Phase)> others =
        [
            (USyncFolder.DataTypes, new USyncPhase<SchemaImport>(
                "DataType", Schema(DataTypeSerializer.Read, DataTypeSerializer.Note), ApplySchema, DeleteSchema)),
            (USyncFolder.ContentTypes, Types(SchemaKind.ContentType)),
            (USyncFolder.MediaTypes, Types(SchemaKind.MediaType)),
            (USyncFolder.MemberTypes, Types(SchemaKind.MemberType)),
            (USyncFolder.Templates, new USyncPhase<SchemaImport>("Template", Schema(TemplateSerializer.Read), ApplySchema, DeleteSchema)),
            (USyncFolder.Dictionary, new USyncPhase<SchemaImport>(
                "Dictionary", Schema(DictionarySerializer.Read), ApplySchema, DeleteSchema)),
            (USyncFolder.Media, new USyncPhase<MediaImport>(
                "Media", (file, root) => MediaSerializer.Read(file, root, language),
                (transaction, files, present) =>
                    transaction.MediaAsync(files, present, overwrite, IsIn(USyncFolder.MediaFilesOf(folder)), cancel),
                (transaction, files, present) => transaction.DeleteMediaAsync(files, present, overwrite, cancel))),
            (USyncFolder.Content, new USyncPhase<DocumentImport>(
                "Content", (file, root) => ContentSerializer.Read(file, root, language),
                (transaction, files, present) => transaction.DocumentsAsync(files, present, overwrite, replaceHome, cancel),
                (transaction, files, present) => transaction.DeleteDocumentsAsync(files, present, overwrite, cancel))),
            (USyncFolder.Domains, new USyncPhase<SchemaImport>("Domain", Schema(DomainSerializer.Read), ApplySchema, DeleteSchema)),
        ];
        foreach (var (name, phase) in others)
        {
            reading.Read(name, phase);
        }
        IReadOnlyList<IUSyncPhase> phases = [languages, .. others.Select(pair => pair.Phase)];
        var rest = reading.Rest();
        if (phases.Any(phase => phase.HasWork) || rest.Settings is not null)
        {
            await transact(
                async transaction =>
                {
                    foreach (var phase in phases)
                    {
                        await phase.ApplyAsync(transaction);
                    }
                    // What was deleted last: by then nothing of the folder needs it.
                    foreach (var phase in phases.Reverse())
                    {
                        await phase.DeleteAsync(transaction);
                    }
                    if (rest.Settings is not null)
                    {
                        await transaction.KeepAsync(rest.Settings, cancel);
                    }
                },
                cancel);
        }
        return new USyncReport([.. phases.SelectMany(phase => phase.Results), .. rest.Refused]);

        Task<IReadOnlyList<ImportResult>> ApplySchema(ImportTransaction transaction, IReadOnlyList<SchemaImport> files,
            IReadOnlySet<string> present) =>
            transaction.SchemaAsync(files, present, keepOwn, cancel);

        Task<IReadOnlyList<ImportResult>> DeleteSchema(ImportTransaction transaction, IReadOnlyList<DeletionImport> files,
            IReadOnlySet<string> present) =>
            transaction.DeleteSchemaAsync(files, present, keepOwn, cancel);

        USyncPhase<SchemaImport> Types(SchemaKind kind) =>
            new(kind.ToString(), Schema(root => ContentTypeSerializer.Read(root, kind)), ApplySchema, DeleteSchema);
    }

    private static Func<USyncFile, XElement, SchemaImport> Schema(
        Func<XElement, SchemaDefinition> read, Func<SchemaDefinition, string?>? note = null) =>
        (file, root) =>
        {
            var definition = read(root);
            return new SchemaImport(file.Path, file.Hash, definition) { Note = note?.Invoke(definition) };
        };

    private static Predicate<string> IsIn(string folder) => url => MediaFolder.Takes(folder, url);

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
}
