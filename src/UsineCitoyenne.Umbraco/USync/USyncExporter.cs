using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Media;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>
/// Writes the site into a uSync 17 folder. What nobody changed since its import is written as it came, byte for byte; in what
/// changed, only what changed differs. Nothing is written where the same bytes stand already, and no file is deleted: a deleted
/// item leaves uSync's marker.
/// </summary>
public sealed class USyncExporter(ContentExport export, MediaFolder mediaFolder)
{
    private const string SettingsFile = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<uSync version=\"17.3.1.0\" format=\"10.7.0\" />\n";

    /// <param name="folder">The one to hold <c>ContentTypes</c>, <c>Content</c> and so on; media files go into <c>media</c> beside
    /// it.</param>
    /// <param name="all">Also the pages that provisioning made and nobody touched.</param>
    /// <param name="progress">Told the number of items done.</param>
    public async Task<USyncReport> ExportAsync(
        string folder, bool all = false, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        folder = Path.GetFullPath(folder);
        var contents = await export.ReadAsync(all, cancel);
        var target = new ExportTarget(folder, progress);
        var writer = new ItemWriter(contents);
        foreach (var item in contents.Deleted)
        {
            cancel.ThrowIfCancellationRequested();
            var settings = item.Deleted.Path == USyncFolder.Settings;
            target.Write(
                target.Names.Of(item, USyncFolder.FolderOf(item.Deleted.Path), ""), settings ? item.Deleted.Content
                    : ItemWriter.Deleted(item),
                settings ? null : "Supprimé dans le site.");
        }
        // Those that have a file keep it: a new namesake is the one to look for another name.
        foreach (var item in contents.Schema.OrderBy(item => item.Source is null))
        {
            cancel.ThrowIfCancellationRequested();
            var path = target.Names.Of(item, FolderOf(item.Definition.Kind), item.Definition.Alias);
            var bytes = writer.Write(item);
            target.Write(path, bytes, bytes is null ? "Son fichier n’a pas été gardé\u00A0: relancez un import, puis cet export." : null);
        }
        foreach (var item in contents.Media.OrderBy(item => item.Source is null))
        {
            cancel.ThrowIfCancellationRequested();
            target.Write(target.Names.Of(item, USyncFolder.Media, item.Name), writer.Write(item), CopyFile(folder, item.Url));
        }
        foreach (var item in contents.Documents.OrderBy(item => item.Source is null))
        {
            cancel.ThrowIfCancellationRequested();
            target.Write(target.Names.Of(item, USyncFolder.Content, item.Name), writer.Write(item));
        }
        if (target.Names.Take(USyncFolder.Settings) && !File.Exists(Path.Combine(folder, USyncFolder.Settings)))
        {
            target.Write(USyncFolder.Settings, System.Text.Encoding.UTF8.GetBytes(SettingsFile));
        }
        target.Leave();
        return new USyncReport([.. target.Results.OrderBy(result => result.Path, StringComparer.Ordinal)]);
    }

    private static string FolderOf(SchemaKind kind) => kind switch
    {
        SchemaKind.Language => USyncFolder.Languages,
        SchemaKind.DataType => USyncFolder.DataTypes,
        SchemaKind.ContentType => USyncFolder.ContentTypes,
        SchemaKind.MediaType => USyncFolder.MediaTypes,
        SchemaKind.MemberType => USyncFolder.MemberTypes,
        SchemaKind.Template => USyncFolder.Templates,
        SchemaKind.Dictionary => USyncFolder.Dictionary,
        SchemaKind.Domain => USyncFolder.Domains,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private string? CopyFile(string folder, string url)
    {
        if (url.Length == 0)
        {
            return null;
        }
        if (mediaFolder.FileOf(url) is not { } from || !File.Exists(from))
        {
            return $"Le fichier «\u00A0{url}\u00A0» manque dans le dossier des médias.";
        }
        var to = Path.Combine(USyncFolder.MediaFilesOf(folder), url[MediaFolder.UrlPrefix.Length..]);
        var (wanted, present) = (new FileInfo(from), new FileInfo(to));
        if (!present.Exists || present.Length != wanted.Length || present.LastWriteTimeUtc != wanted.LastWriteTimeUtc)
        {
            Directory.CreateDirectory(present.DirectoryName!);
            File.Copy(from, to, overwrite: true);
        }
        return null;
    }
}
