using OtpNet;

namespace UsineCitoyenne.Core.Editors;

/// <summary>Time-based one-time passwords (RFC 6238: SHA-1, 6 digits, 30 s), as every authenticator application computes them.</summary>
public static class Totp
{
    /// <summary>160 bits, as RFC 4226 (section 4, R6) recommends.</summary>
    public const int KeyBytes = 20;

    public static byte[] NewKey() => KeyGeneration.GenerateRandomKey(KeyBytes);

    /// <summary>The code of six digits at a moment, for tests and for who shows it.</summary>
    public static string CodeAt(byte[] key, DateTimeOffset at) => new OtpNet.Totp(key).ComputeTotp(at.UtcDateTime);

    /// <summary>Takes the code before and the one after too: telephones are seldom on time (RFC 6238, 5.2).</summary>
    /// <returns>The step of the code, to be remembered so that it serves once; null when it is wrong.</returns>
    public static long? Match(byte[] key, string? code, DateTimeOffset now)
    {
        var typed = string.Concat((code ?? "").Where(character => !char.IsWhiteSpace(character)));
        return new OtpNet.Totp(key).VerifyTotp(now.UtcDateTime, typed, out var step, VerificationWindow.RfcSpecifiedNetworkDelay) ? step
            : null;
    }

    /// <summary>RFC 4648 base 32, without padding: what authenticator applications read and people type.</summary>
    public static string ToText(byte[] key) => Base32Encoding.ToString(key).TrimEnd('=');

    /// <summary>The reverse of <see cref="ToText"/>, spaces left aside. Empty when it is no such text.</summary>
    public static byte[] FromText(string text)
    {
        try
        {
            return Base32Encoding.ToBytes(text.Replace(" ", "", StringComparison.Ordinal));
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    /// <summary>What the QR code says (Google Authenticator key URI format).</summary>
    public static string Uri(byte[] key, string issuer, string account) => new OtpUri(OtpType.Totp, key, account, issuer).ToString();
}
