using System.Buffers.Binary;

namespace UsineCitoyenne.Core.Contacts.Members;

/// <summary>
/// The key under which the back office knows a volunteer: a UUID of version 8 (RFC 9562, 5.8) that holds their number. It opens
/// nothing by itself, never changes, and is read back without a look-up.
/// </summary>
internal static class MemberKey
{
    private const ulong Head = 0x757369_6e652d_8_0_01;
    private const ulong Variant = 0x8000_0000_0000_0000;

    public static Guid Of(long volunteer)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Head);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Variant | (ulong)volunteer);
        return new Guid(bytes, bigEndian: true);
    }

    /// <returns>Null for the key of anything else.</returns>
    public static long? Read(Guid key)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes, bigEndian: true, out _);
        var tail = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes) == Head && tail >> 62 == 2 ? (long)(tail & ~Variant) : null;
    }
}
