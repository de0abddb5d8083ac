using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy.Sealing;

/// <summary>
/// Seals phone numbers and notes before they reach the database (AES-256-GCM), and opens them. Sealed text is <c>e1:</c> and the base64url
/// of the key's mark (2 bytes), a random nonce (12), the tag (16) and the ciphertext; the column's name is authenticated with it, so that a
/// value moved to another column does not open. Empty stays empty. Text that is not sealed is what an older version wrote: it is read as it
/// is.
/// </summary>
internal sealed class FieldCipher
{
    /// <summary>Of <c>{DataFolder}/keys</c>, where the settings name no key.</summary>
    public const string FileName = "fields.key";

    private const string Prefix = "e1:";
    private const int Head = FieldKey.MarkBytes + FieldKey.NonceBytes + FieldKey.TagBytes;
    private const int OnStack = 1024;
    private static readonly ConcurrentDictionary<(string, string), FieldCipher> Known = new();
    private readonly DatabaseOptions settings;
    private readonly Lazy<FieldKey> current;
    private readonly Lazy<FieldKey?> former;

    private FieldCipher(DatabaseOptions settings)
    {
        this.settings = settings;
        current = new(() => new FieldKey(SecretKey.Read(settings.DataFolder, FileName, settings.FieldKey, "Site:FieldKey")));
        former = new(() => string.IsNullOrEmpty(settings.FormerFieldKey)
            ? null
            : new FieldKey(SecretKey.Read(settings.DataFolder, FileName, settings.FormerFieldKey, "Site:FormerFieldKey")));
    }

    /// <summary>One for each key: EF builds the model once for each, because the converters hold it. Reads no key yet.</summary>
    public static FieldCipher Of(DatabaseOptions settings) => Known.GetOrAdd(
        (string.IsNullOrEmpty(settings.FieldKey) ? Path.GetFullPath(settings.DataFolder)
            : settings.FieldKey, settings.FormerFieldKey ?? ""),
        _ => new FieldCipher(settings));

    /// <summary>False when the next use would make a new key.</summary>
    public bool HasKey => !string.IsNullOrEmpty(settings.FieldKey) || SecretKey.Exists(settings.DataFolder, FileName);

    /// <summary>Longest sealed text of a text of so many UTF-16 units.</summary>
    public static int LengthOf(int longest) => Prefix.Length + Base64Url.GetEncodedLength(Head + (3 * longest));

    public string Seal(string value, SealedColumn column)
    {
        if (value.Length == 0)
        {
            return value;
        }
        var length = Encoding.UTF8.GetByteCount(value);
        using var buffer = new Scratch(Head + (2 * length), stackalloc byte[OnStack]);
        var box = buffer.Bytes[..(Head + length)];
        var plain = buffer.Bytes[(Head + length)..];
        Encoding.UTF8.GetBytes(value, plain);
        current.Value.Seal(plain, box, column.Name);
        return string.Concat(Prefix, Base64Url.EncodeToString(box));
    }

    /// <exception cref="FieldKeyException">Sealed with a key that is neither the site's nor its former one, for another column, or
    /// damaged.</exception>
    public string Open(string stored, SealedColumn column)
    {
        if (!stored.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return stored;
        }
        using var buffer = new Scratch(2 * stored.Length, stackalloc byte[OnStack]);
        if (!TryUnpack(stored, buffer.Bytes, out var length))
        {
            return stored;
        }
        var box = buffer.Bytes[..length];
        var plain = buffer.Bytes.Slice(length, length - Head);
        return KeyOf(box) is { } key && key.TryOpen(box, plain, column.Name) ? Encoding.UTF8.GetString(plain)
            : throw FieldKeyException.Of(column);
    }

    /// <summary>True for what an older version wrote, or a former key sealed.</summary>
    public bool IsDue(string stored)
    {
        using var buffer = new Scratch(stored.Length, stackalloc byte[OnStack]);
        return stored.Length > 0 && !(stored.StartsWith(Prefix, StringComparison.Ordinal)
            && TryUnpack(stored, buffer.Bytes, out var length) && current.Value.IsMarkOf(buffer.Bytes[..length]));
    }

    // What nobody could have sealed is somebody's own text that begins the same way.
    private static bool TryUnpack(string stored, Span<byte> bytes, out int length) =>
        Base64Url.DecodeFromChars(stored.AsSpan(Prefix.Length), bytes, out _, out length) == OperationStatus.Done && length > Head
        && stored.Length == Prefix.Length + Base64Url.GetEncodedLength(length);

    private FieldKey? KeyOf(ReadOnlySpan<byte> box) =>
        current.Value.IsMarkOf(box) ? current.Value : former.Value is { } old && old.IsMarkOf(box) ? old : null;

    /// <summary>Bytes for one call: on the stack when they are few, otherwise rented and wiped.</summary>
    private readonly ref struct Scratch
    {
        private readonly byte[]? rented;

        public Scratch(int length, Span<byte> stack)
        {
            rented = length <= stack.Length ? null : ArrayPool<byte>.Shared.Rent(length);
            Bytes = rented is null ? stack[..length] : rented.AsSpan(0, length);
        }

        public Span<byte> Bytes { get; }

        public void Dispose()
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }

    /// <summary>One key, for many threads: an <see cref="AesGcm"/> serves one call at a time.</summary>
    private sealed class FieldKey(byte[] bytes)
    {
        public const int MarkBytes = 2;
        public const int NonceBytes = 12;
        public const int TagBytes = 16;
        private readonly ConcurrentBag<AesGcm> idle = [];
        private readonly ushort mark = BinaryPrimitives.ReadUInt16BigEndian(HMACSHA256.HashData(bytes, "usine-citoyenne field key"u8));

        public bool IsMarkOf(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt16BigEndian(box) == mark;

        public void Seal(ReadOnlySpan<byte> plain, Span<byte> box, byte[] column)
        {
            BinaryPrimitives.WriteUInt16BigEndian(box, mark);
            var nonce = box.Slice(MarkBytes, NonceBytes);
            RandomNumberGenerator.Fill(nonce);
            var aes = Take();
            aes.Encrypt(nonce, plain, box[Head..], box.Slice(MarkBytes + NonceBytes, TagBytes), column);
            idle.Add(aes);
        }

        public bool TryOpen(ReadOnlySpan<byte> box, Span<byte> plain, byte[] column)
        {
            var aes = Take();
            try
            {
                aes.Decrypt(box.Slice(MarkBytes, NonceBytes), box[Head..], box.Slice(MarkBytes + NonceBytes, TagBytes), plain, column);
                return true;
            }
            catch (AuthenticationTagMismatchException)
            {
                return false;
            }
            finally
            {
                idle.Add(aes);
            }
        }

        private AesGcm Take() => idle.TryTake(out var aes) ? aes : new AesGcm(bytes, TagBytes);
    }
}
