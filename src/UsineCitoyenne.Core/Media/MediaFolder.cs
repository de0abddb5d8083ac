using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Media;

/// <summary>Where media files are: <c>{DataFolder}/media</c>, served under <c>/media/</c>.</summary>
public sealed class MediaFolder(DatabaseOptions options)
{
    public const string UrlPrefix = "/media/";

    public string Root { get; } = Path.GetFullPath(Path.Combine(options.DataFolder, "media"));

    /// <summary>File of a <c>/media/…</c> address; null when the address is not one or leads out of the folder.</summary>
    public string? FileOf(string source) => Within(Root, source);

    /// <summary>The one address of a file of the folder: <c>/media/a/../b.jpg</c> is not that of <c>b.jpg</c>.</summary>
    public bool IsPlain(string source) =>
        FileOf(source) is { } file && source == UrlPrefix + Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>
    /// Copies the file of <paramref name="source"/> from <paramref name="folder"/> unless it is there already with the same size
    /// and date. Uploads get folders of their own, so this never meets an editor's file. False when the folder lacks it, or when it
    /// is not what its name says; scripts do not come along.
    /// </summary>
    public bool CopyFrom(string folder, string source)
    {
        if (Within(Path.GetFullPath(folder), source) is not { } from || FileOf(source) is not { } to || !File.Exists(from))
        {
            return false;
        }
        var (wanted, present) = (new FileInfo(from), new FileInfo(to));
        if (!present.Exists || present.Length != wanted.Length || present.LastWriteTimeUtc != wanted.LastWriteTimeUtc)
        {
            if (!ShippedFile.IsFit(from))
            {
                return false;
            }
            Directory.CreateDirectory(present.DirectoryName!);
            // Renamed into place: a visitor never gets half a picture.
            var partial = $"{to}.{Guid.NewGuid():N}.partial";
            ShippedFile.Copy(from, partial);
            File.Move(partial, to, overwrite: true);
        }
        return true;
    }

    /// <summary>True when <see cref="CopyFrom"/> would take it.</summary>
    public static bool Takes(string folder, string source) =>
        Within(Path.GetFullPath(folder), source) is { } file && File.Exists(file) && ShippedFile.IsFit(file);

    private static string? Within(string root, string source)
    {
        if (!source.StartsWith(UrlPrefix, StringComparison.Ordinal))
        {
            return null;
        }
        var file = Path.GetFullPath(Path.Combine(root, source[UrlPrefix.Length..].TrimStart('/')));
        return file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? file : null;
    }
}
