using System.Security.Cryptography;
using System.Text;
using OtpNet;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>Codes to print, each of which stands in once for the telephone. 60 bits each; only their hashes are kept.</summary>
internal static class RecoveryCodes
{
    private const int Count = 10;
    private const int Letters = 12;

    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', Random().Chunk(4).Select(part => new string(part))))];

    public static List<string> Hashed(IEnumerable<string> codes) => [.. codes.Select(Hash)];

    /// <summary>As people type them: in any case, with or without dashes and spaces.</summary>
    public static string Hash(string typed) => Convert.ToHexString(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant())));

    private static string Random() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(8))[..Letters];
}
