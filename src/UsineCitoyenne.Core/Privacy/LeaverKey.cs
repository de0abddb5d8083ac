using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>
/// The key under which addresses of people who left are hashed. Never in the database: who steals that cannot try addresses against it.
/// <c>Site:LeaverKey</c> (Base64, 32 bytes), needed where several nodes share a PostgreSQL; otherwise a file that the first use makes,
/// <c>{DataFolder}/keys/leavers.key</c>, readable by the site's own user. Without it nothing breaks but imports bring leavers back.
/// </summary>
public sealed class LeaverKey(Database database, IOptions<SiteOptions> site)
{
    private readonly Lazy<byte[]> key =
        new(() => SecretKey.Read(database.Settings.DataFolder, "leavers.key", site.Value.LeaverKey, "Site:LeaverKey"));

    /// <summary>HMAC-SHA256, in hexadecimal.</summary>
    /// <param name="emailKey">An address as <see cref="Text.EmailAddress.Key"/> writes it.</param>
    internal string Hash(string emailKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, System.Text.Encoding.UTF8.GetBytes(emailKey)));
}
