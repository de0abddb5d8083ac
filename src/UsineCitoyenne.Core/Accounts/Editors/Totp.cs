using System.Buffers.Binary;
using System.Security.Cryptography;

namespace UsineCitoyenne.Core.Accounts.Editors;

/// <summary>
/// Time-based one-time passwords (RFC 6238: SHA-1, 6 digits, 30 s), as every authenticator application computes them.
/// Stands in for the library Otp.NET, which cannot be restored here.
/// </summary>
public static class Totp
{
    private const int StepSeconds = 30;

    /// <summary>160 bits, as RFC 4226 (section 4, R6) recommends.</summary>
    public const int KeyBytes = 20;

    /// <summary>The step before and the one after are accepted: telephones are seldom on time (RFC 6238, 5.2).</summary>
    private const int Drift = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The code of six digits at a moment, for tests and for who shows it.</summary>
    public static string CodeAt(byte[] key, DateTimeOffset at) => Code(key, StepOf(at));

    /// <returns>The step of the code, to be remembered so that it serves once; null when it is wrong.</returns>
    public static long? Match(byte[] key, string? code, DateTimeOffset now)
    {
        var typed = (code ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        long? match = null;
        for (var step = StepOf(now) - Drift; step <= StepOf(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Code(key, step)), System.Text.Encoding.UTF8.GetBytes(typed)))
            {
                match = step;
            }
        }
        return match;
    }

    /// <summary>RFC 4648 base 32, without padding: what authenticator applications read and people type.</summary>
    public static string ToText(byte[] key)
    {
        var bits = new System.Text.StringBuilder();
        int buffer = 0, held = 0;
        foreach (var one in key)
        {
            buffer = ((buffer << 8) | one) & 0xFFFF;
            for (held += 8; held >= 5; held -= 5)
            {
                bits.Append(Base32[(buffer >> (held - 5)) & 31]);
            }
        }
        return held > 0 ? bits.Append(Base32[(buffer << (5 - held)) & 31]).ToString() : bits.ToString();
    }

    /// <summary>The reverse of <see cref="ToText"/>.</summary>
    public static byte[] FromText(string text)
    {
        var key = new List<byte>();
        int buffer = 0, held = 0;
        foreach (var letter in text)
        {
            buffer = ((buffer << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            if ((held += 5) >= 8)
            {
                key.Add((byte)(buffer >> (held -= 8)));
            }
        }
        return [.. key];
    }

    /// <summary>What the QR code says (Google Authenticator key URI format).</summary>
    public static string Uri(byte[] key, string issuer, string account) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={ToText(key)}&issuer={System.Uri.EscapeDataString(issuer)}";

    private static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var offset = hash[^1] & 0x0F;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset, 4)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
