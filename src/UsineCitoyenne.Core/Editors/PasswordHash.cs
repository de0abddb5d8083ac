using System.Globalization;
using System.Security.Cryptography;

namespace UsineCitoyenne.Core.Editors;

/// <summary>
/// PBKDF2 with SHA-512 and 210,000 rounds (OWASP Password Storage Cheat Sheet). Stored as <c>rounds.salt.hash</c>, so that
/// the count can rise without losing a password.
/// </summary>
internal static class PasswordHash
{
    private const int Rounds = 210_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Verified when there is no such user, so that an unknown address takes as long as a wrong password.</summary>
    private static readonly Lazy<string> Nobody = new(() => Create(Guid.NewGuid().ToString()));

    public static string Create(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA512, HashBytes);
        return $"{Rounds}.{Convert.ToBase64String(salt)}.{Convert.ToBase64String(hash)}";
    }

    /// <param name="stored">Null when there is no user or no password yet: takes the same time and is false.</param>
    public static bool Verify(string? stored, string password)
    {
        var parts = (stored ?? Nobody.Value).Split('.');
        var expected = Convert.FromBase64String(parts[2]);
        var hash = Rfc2898DeriveBytes.Pbkdf2(
            password, Convert.FromBase64String(parts[1]), int.Parse(parts[0], CultureInfo.InvariantCulture), HashAlgorithmName.SHA512,
            expected.Length);
        return CryptographicOperations.FixedTimeEquals(hash, expected) && stored is not null;
    }
}
