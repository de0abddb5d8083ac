using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>
/// Renditions on disk, under <c>{DataFolder}/renditions</c>: made once, also when many ask at once, then sent from there. Nothing is
/// lost by emptying the folder.
/// </summary>
public sealed class RenditionCache(
    PictureStudio studio, MediaFolder folder, DatabaseOptions database, MediaOptions options, TimeProvider clock)
{
    private static readonly TimeSpan TouchAfter = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> making = new();
    private readonly long room = options.RenditionMegabytes * 1_000_000L;
    private readonly string root = Path.Combine(database.DataFolder, "renditions");
    private long written = options.RenditionMegabytes * 1_000_000L;

    /// <returns>The file; null when there is no such picture.</returns>
    /// <exception cref="PictureException">The picture cannot be read.</exception>
    public async Task<string?> FindAsync(Rendition rendition, PictureFormat format)
    {
        if (folder.FileOf(rendition.Source) is not { } source || new FileInfo(source) is not { Exists: true } picture)
        {
            return null;
        }
        var name = NameOf(rendition, picture, format);
        var file = Path.Combine(root, name[..2], $"{name}.{format.Extension()}");
        if (File.Exists(file))
        {
            Touch(file);
            return file;
        }
        // Not with the caller's patience: another may be waiting for the same picture.
        var task = making.GetOrAdd(file, _ => new Lazy<Task<string>>(() => MakeAsync(source, rendition, format, file)));
        try
        {
            return await task.Value;
        }
        finally
        {
            making.TryRemove(file, out _);
        }
    }

    // Of the file too: one that an import replaced under the same name is another picture.
    private static string NameOf(Rendition rendition, FileInfo picture, PictureFormat format) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{rendition.Source}|{RenditionUrls.Options(rendition)}|{picture.Length}|{picture.LastWriteTimeUtc.Ticks}|{format}"))))[..40];

    private async Task<string> MakeAsync(string source, Rendition rendition, PictureFormat format, string file)
    {
        var bytes = await studio.RenderAsync(source, rendition, format);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Renamed into place: nobody, on this node or another, reads half a picture.
        var partial = $"{file}.{Guid.NewGuid():N}.partial";
        await File.WriteAllBytesAsync(partial, bytes);
        File.Move(partial, file, overwrite: true);
        if (Interlocked.Add(ref written, bytes.Length) > room / 20)
        {
            Interlocked.Exchange(ref written, 0);
            MakeRoom();
        }
        return file;
    }

    // What is asked for stays: a file's date is that of its last day of use.
    private void Touch(string file)
    {
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (now - File.GetLastWriteTimeUtc(file) > TouchAfter)
            {
                File.SetLastWriteTimeUtc(file, now);
            }
        }
        catch (IOException)
        {
            // Removed meanwhile by another node.
        }
    }

    private void MakeRoom()
    {
        var files = new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.LastWriteTimeUtc)
            .ToList();
        var excess = files.Sum(file => file.Length) - room;
        foreach (var file in files.TakeWhile(_ => excess > 0))
        {
            excess -= file.Length;
            try
            {
                file.Delete();
            }
            catch (IOException)
            {
                // Being sent, on a system that does not delete open files: next time.
            }
        }
    }
}
