using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>Signs addresses of renditions, so that nobody has the site make pictures that no page shows.</summary>
public sealed class RenditionSignature(Database database)
{
    // 128 of the 256 bits of HMAC-SHA256 (RFC 2104, 5: at least half): addresses stay short.
    private const int Kept = 16;
    private volatile byte[]? key;

    /// <summary>Reads the key, or makes it the first time. At start, before the first page.</summary>
    public async Task LoadAsync(CancellationToken cancel = default)
    {
        await using (var read = database.Read())
        {
            key = await read.Set<MediaSecret>().Select(secret => secret.Value).SingleOrDefaultAsync(cancel);
        }
        key ??= await MakeAsync(cancel);
    }

    internal string Of(string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key ?? throw new InvalidOperationException("The key was not loaded."), Encoding.UTF8.GetBytes(text), hash);
        return Base64Url.EncodeToString(hash[..Kept]);
    }

    internal bool Matches(string text, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(text)), Encoding.UTF8.GetBytes(signature));

    // Of two nodes that make it at once, the second finds the first one's: see Database.WriteAsync.
    private Task<byte[]> MakeAsync(CancellationToken cancel) => database.WriteAsync(async db =>
    {
        var made = await db.Set<MediaSecret>().SingleOrDefaultAsync(cancel)
            ?? db.Add(new MediaSecret { Value = RandomNumberGenerator.GetBytes(MediaSecret.Length) }).Entity;
        return made.Value;
    }, cancel);
}
