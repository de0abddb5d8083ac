using System.Security.Cryptography;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>
/// A key of 32 bytes that is never in the database: from the settings, otherwise from a file of <c>{DataFolder}/keys</c>.
/// </summary>
internal static class SecretKey
{
    private const int Length = 32;

    /// <param name="name">Name of the file that the first use makes, readable by the site's own user.</param>
    /// <param name="configured">Base64; empty for the file.</param>
    /// <exception cref="InvalidOperationException">It is not 32 bytes.</exception>
    public static byte[] Read(string dataFolder, string name, string? configured, string setting)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            return Check(configured, setting);
        }
        var file = FileOf(dataFolder, name);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            Create(file);
        }
        return Check(File.ReadAllText(file), file);
    }

    public static bool Exists(string dataFolder, string name) => File.Exists(FileOf(dataFolder, name));

    private static string FileOf(string dataFolder, string name) => Path.Combine(dataFolder, "keys", name);

    // Whole or not at all: it appears under its name once it is on disk, and of two processes at once the first one's stays.
    private static void Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        var draft = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    private static byte[] Check(string text, string where)
    {
        var bytes = new byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var count) && count == Length
            ? bytes[..Length]
            : throw new InvalidOperationException($"{where} : une clé de {Length} octets en Base64 est attendue.");
    }
}
