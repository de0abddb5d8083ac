using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>
/// The links of grouped mails by which somebody says what they want to receive. They hold numbers under a keyed digest and cost no row, so
/// that a million mails write nothing; they open no personal detail. The key is <c>Site:MailKey</c>, or <c>{DataFolder}/keys/mail.key</c>.
/// </summary>
public sealed class PreferenceTokens(Database database, IOptions<SiteOptions> site)
{
    private const int NumbersLength = 18;
    private const int DigestLength = 16;
    private readonly Lazy<byte[]> key =
        new(() => SecretKey.Read(database.Settings.DataFolder, "mail.key", site.Value.MailKey, "Site:MailKey"));

    /// <summary>Path of the page where the mails of this purpose are refused or chosen.</summary>
    internal string PathOf(PreferenceLink link) => $"/inscription/preferences/{Write(link)}/";

    /// <summary>46 characters for a URL.</summary>
    internal string Write(PreferenceLink link)
    {
        Span<byte> bytes = stackalloc byte[NumbersLength + DigestLength];
        (bytes[0], bytes[1]) = ((byte)link.Subject, link.Purpose);
        BinaryPrimitives.WriteInt64BigEndian(bytes[2..], link.SubjectId);
        BinaryPrimitives.WriteInt64BigEndian(bytes[10..], link.Number);
        Digest(bytes[..NumbersLength]).CopyTo(bytes[NumbersLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for a text that is not ours.</summary>
    internal PreferenceLink? Read(string? text)
    {
        Span<byte> bytes = stackalloc byte[NumbersLength + DigestLength];
        if (text is not { Length: 46 } || !Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text, bytes) != bytes.Length
            || !CryptographicOperations.FixedTimeEquals(Digest(bytes[..NumbersLength]), bytes[NumbersLength..]))
        {
            return null;
        }
        return new PreferenceLink(
            (PreferenceSubject)bytes[0], BinaryPrimitives.ReadInt64BigEndian(bytes[2..]), bytes[1],
            BinaryPrimitives.ReadInt64BigEndian(bytes[10..]));
    }

    private ReadOnlySpan<byte> Digest(ReadOnlySpan<byte> numbers) => HMACSHA256.HashData(key.Value, numbers).AsSpan(0, DigestLength);
}

/// <param name="Purpose">What the mail was sent for; its meaning is its sender's.</param>
/// <param name="Number">Of the campaign, the answer or the mail that it is about, as its subject says; 0 for none.</param>
internal readonly record struct PreferenceLink(PreferenceSubject Subject, long SubjectId, byte Purpose, long Number = 0);

internal enum PreferenceSubject : byte
{
    Volunteer = 1,
    Account = 2,

    /// <summary>The return address of one mail, see <c>ReturnPath</c>.</summary>
    Bounce = 3,

    /// <summary>The picture of one mail of a campaign, see <c>CampaignOpenings</c>.</summary>
    Opening = 4,

    /// <summary>A relay address, see <c>InboundAddresses</c>.</summary>
    Inbound = 130,

    /// <summary>The page by which one mail is answered; the last number is the mail's.</summary>
    Reply = 140,

    /// <summary>Answers the call that a campaign is about.</summary>
    CallCampaign = 141,

    /// <summary>Corrects an answer to a call; the last number is the answer's.</summary>
    CallAnswer = 142,
}
