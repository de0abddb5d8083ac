using System.Security.Cryptography;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// Files that wait to be imported, encrypted (AES-256-GCM) under <c>{DataFolder}/imports</c>. The key is in the import's row: a copy of
/// the folder tells nothing, and a row that ended leaves a file that nobody can open, before it is deleted.
/// </summary>
public sealed class ImportFiles(DatabaseOptions settings)
{
    private const int TagBytes = 16;
    private static readonly byte[] Nonce = new byte[12];

    private string Folder => Path.Combine(settings.DataFolder, "imports");

    /// <returns>The key that opens it. Each file has its own, so the nonce may be a constant.</returns>
    internal async Task<byte[]> SaveAsync(Guid file, byte[] content, CancellationToken cancel)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var sealedContent = new byte[content.Length + TagBytes];
        using (var aes = new AesGcm(secret, TagBytes))
        {
            aes.Encrypt(Nonce, content, sealedContent.AsSpan(TagBytes), sealedContent.AsSpan(0, TagBytes));
        }
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(PathOf(file), sealedContent, cancel);
        return secret;
    }

    /// <exception cref="InvalidDataException">Gone, or not as it was written.</exception>
    internal async Task<Stream> OpenAsync(Guid file, byte[] secret, CancellationToken cancel)
    {
        try
        {
            var sealedContent = await File.ReadAllBytesAsync(PathOf(file), cancel);
            var content = new byte[sealedContent.Length - TagBytes];
            using var aes = new AesGcm(secret, TagBytes);
            aes.Decrypt(Nonce, sealedContent.AsSpan(TagBytes), sealedContent.AsSpan(0, TagBytes), content);
            return new MemoryStream(content, writable: false);
        }
        catch (Exception failure) when (failure is IOException or CryptographicException)
        {
            throw new InvalidDataException("Le fichier n’est plus là : envoyez-le à nouveau.", failure);
        }
    }

    internal void Delete(Guid file)
    {
        // Without its folder a file cannot be deleted, even one that is gone.
        Directory.CreateDirectory(Folder);
        File.Delete(PathOf(file));
    }

    /// <summary>Those that lie there, with when they were written (UTC).</summary>
    internal IEnumerable<(Guid Key, DateTime At)> All() => Directory.Exists(Folder)
        ? new DirectoryInfo(Folder).EnumerateFiles("*.bin")
            .Where(file => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out _))
            .Select(file => (Guid.ParseExact(Path.GetFileNameWithoutExtension(file.Name), "N"), file.LastWriteTimeUtc))
        : [];

    private string PathOf(Guid file) => Path.Combine(Folder, $"{file:N}.bin");
}
