using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>
/// The key under which addresses of people who left are hashed. Never in the database: who steals that cannot try addresses against it.
/// <c>Site:LeaverKey</c> (Base64, 32 bytes), needed where several nodes share a PostgreSQL; otherwise a file that the first use makes,
/// <c>{DataFolder}/keys/leavers.key</c>, readable by the site's own user. Without it nothing breaks but imports bring leavers back.
/// </summary>
internal sealed class LeaverKey(Database database, IOptions<SiteOptions> site)
{
    private const int Length = 32;
    private readonly Lazy<byte[]> key = new(() => Read(database.Settings.DataFolder, site.Value.LeaverKey));

    /// <summary>HMAC-SHA256, in hexadecimal.</summary>
    /// <param name="emailKey">An address as <see cref="Accounts.EmailAddress.Key"/> writes it.</param>
    public string Hash(string emailKey) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, System.Text.Encoding.UTF8.GetBytes(emailKey)));

    private static byte[] Read(string dataFolder, string? configured)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            return Check(configured, "Site:LeaverKey");
        }
        var folder = Path.Combine(dataFolder, "keys");
        var file = Path.Combine(folder, "leavers.key");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder);
            Create(file);
        }
        return Check(File.ReadAllText(file), file);
    }

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
            : throw new InvalidOperationException($"{where} : une clé de {Length} octets en Base64 est attendue.");
    }
}
