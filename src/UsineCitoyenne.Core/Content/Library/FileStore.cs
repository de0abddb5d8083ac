using System.Security.Cryptography;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Puts files that were sent in the library's folder, and takes them out when nothing holds them any more.</summary>
internal sealed class FileStore(MediaFolder folder)
{
    /// <summary>
    /// Copied before the transaction, so that it never waits for a film of 200 MB; <see cref="Remove"/> it if the transaction fails.
    /// </summary>
    /// <returns>Its address, in a folder of its own.</returns>
    public string Put(UploadedFile file)
    {
        // Not to be guessed from another's.
        var source = $"{MediaFolder.UrlPrefix}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}/{file.SafeName}";
        var target = folder.FileOf(source)!;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file.Path, target);
        return source;
    }

    /// <summary>Once the transaction is over. Renditions of what is gone are never asked for again, and make way in their time.</summary>
    public void Remove(string source)
    {
        if (folder.FileOf(source) is not { } file || !File.Exists(file))
        {
            return;
        }
        File.Delete(file);
        var own = Path.GetDirectoryName(file)!;
        if (own != folder.Root && !Directory.EnumerateFileSystemEntries(own).Any())
        {
            Directory.Delete(own);
        }
    }
}
