using System.Security.Cryptography;
using System.Text;

namespace UsineCitoyenne.Core.Text;

/// <summary>UUID version 5 (RFC 9562, 5.5): the same name in the same namespace is the same key, on any machine, at any time.</summary>
public static class DeterministicKey
{
    public static Guid Of(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 9562, 5.5 names SHA-1; nothing secret depends on it.
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
#pragma warning restore CA5350
        var key = hash[..16];
        key[6] = (byte)((key[6] & 0x0F) | 0x50);
        key[8] = (byte)((key[8] & 0x3F) | 0x80);
        return new Guid(key, bigEndian: true);
    }
}
