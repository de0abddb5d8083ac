using System.Buffers.Binary;
using System.Text;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Tests.Media;

public sealed class FilmMetadataTests : SiteTest
{
    private const string Secret = SamplePictures.Secret;
    private static readonly byte[] Told = Encoding.ASCII.GetBytes(Secret);
    private static readonly byte[] Picture = Enumerable.Repeat((byte)0x5A, 64).ToArray();

    /// <summary>Where telephones and cameras write a place: one film of each way, around the same picture.</summary>
    public static TheoryData<string, byte[]> Films => new()
    {
        { "a.mp4", Film(Box("udta", Box("\u00A9xyz", Told))) },
        { "a.mp4", Film(Box("udta", Box("loci", Told))) },
        { "a.mp4", Film(Box("meta", Box("keys", "com.apple.quicktime.location.ISO6709"u8.ToArray()), Box("ilst", Told))) },
        { "a.mp4", Film(Box("trak", Box("udta", Told), Box("meta", Told))) },
        { "a.mp4", Film(Box("trak", Box("mdia", Box("minf", Box("udta", Told))))) },
        { "a.m4v", [.. Film(), .. Box("uuid", Convert.FromHexString("BE7ACFCB97A942E89C71999491E3AFAC"), Told)] },
        { "a.mp4", [.. Film(), .. Box("free", Told)] },
        { "a.mp4", [.. Film(), .. Box("mcvr", Told)] },
        { "a.mp4", [.. Film(), 0, 0, 0, 2, .. Told] },
        { "a.mp4", [.. Film(), .. "SE"u8] },
        { "a.mp4", FilmOf(Told, Positions(16 + 8 + Picture.Length)) },
        { "a.webm", WebM(Element([0x12, 0x54, 0xC3, 0x67], Told)) },
        { "a.webm", WebM(Element([0x19, 0x41, 0xA4, 0x69], new byte[300], Told)) },
        { "a.webm", WebM(Element([0x15, 0x49, 0xA9, 0x66], Element([0x7B, 0xA9], Told))) },
        { "a.mp3", [.. "ID3\x04\0\0\0\0\0"u8, (byte)Told.Length, .. Told, 0xFF, 0xFB, .. Picture] },
        { "a.mp3", [0xFF, 0xFB, .. Picture, .. "TAG"u8, .. Told, .. new byte[125 - Told.Length]] },
        { "a.mp3", [0xFF, 0xFB, .. Picture, .. Told, .. "APETAGEX"u8, 0, 0, 0, 0, (byte)(32 + Told.Length), .. new byte[19]] },
    };

    [Theory]
    [MemberData(nameof(Films))]
    public async Task A_film_or_a_sound_loses_where_it_was_made_and_keeps_what_is_seen_and_heard(string name, byte[] film)
    {
        var kept = await SendAsync(name, film);

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.True(kept.AsSpan().IndexOf(Picture) >= 0);
        // What a table says of the place of a sample still holds.
        Assert.True(name.EndsWith("mp3", StringComparison.Ordinal) || kept.AsSpan().IndexOf(Picture) == film.AsSpan().IndexOf(Picture));
    }

    [Fact]
    public async Task A_films_dates_are_blank()
    {
        byte[] dated = [0, 0, 0, 0, 0xE0, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 1, 2, 3, 4];

        var kept = await SendAsync("a.mp4", Film(Box("mvhd", dated)));

        Assert.True(kept.AsSpan().IndexOf(Box("mvhd", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])) >= 0);
    }

    [Theory]
    [InlineData("a.mp4", new byte[] { 0, 0, 0, 24, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'i', (byte)'s', (byte)'o', (byte)'m',
        0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData("a.mp3", new byte[] { (byte)'I', (byte)'D', (byte)'3', 4, 0, 0, 0, 0, 0, 0 })]
    public async Task What_holds_neither_film_nor_sound_is_refused_in_French(string name, byte[] bytes)
    {
        var refused = await Assert.ThrowsAsync<UploadRefusedException>(() => SendAsync(name, bytes));

        Assert.Contains("enregistrez-le à nouveau", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_film_of_a_telephone_tells_no_place()
    {
        var kept = await SendAsync("film.mp4", SampleFile.Read("film-avec-lieu.mp4"));

        Assert.DoesNotContain("+48.85", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
    }

    private async Task<byte[]> SendAsync(string name, byte[] film) =>
        await File.ReadAllBytesAsync(
            (await Site.Get<TemporaryFiles>().ReceiveAsync(Editor.System, Guid.NewGuid(), name, new MemoryStream(film))).Path);

    // The picture first, so that its place depends on nothing else; then what tells.
    private static byte[] Film(params byte[][] inside) => FilmOf([], inside);

    private static byte[] FilmOf(byte[] after, params byte[][] inside) =>
        [.. Box("ftyp", "isom\0\0\0\0"u8.ToArray()), .. Box("mdat", Picture, after), .. Box("moov", inside)];

    // A track that is neither seen nor heard: its samples stand among the data.
    private static byte[] Positions(int at) => Box("trak", Box("mdia",
        Box("hdlr", new byte[8], "meta"u8.ToArray(), new byte[12]),
        Box("minf", Box("stbl",
            Box("stsc", new byte[4], Number(1), Number(1), Number(1), Number(1)),
            Box("stsz", new byte[4], Number(0), Number(1), Number(Told.Length)),
            Box("stco", new byte[4], Number(1), Number(at))))));

    private static byte[] WebM(byte[] inside) =>
    [
        .. Element([0x1A, 0x45, 0xDF, 0xA3], Element([0x42, 0x82], "webm"u8.ToArray())),
        .. Element([0x18, 0x53, 0x80, 0x67], Element([0x1F, 0x43, 0xB6, 0x75], Element([0xA3], Picture)), inside),
    ];

    private static byte[] Element(byte[] id, params byte[][] inside)
    {
        var content = inside.SelectMany(part => part).ToArray();
        return [.. id, (byte)(0x40 | (content.Length >> 8)), (byte)content.Length, .. content];
    }

    private static byte[] Box(string name, params byte[][] inside)
    {
        var content = inside.SelectMany(part => part).ToArray();
        return [.. Number(8 + content.Length), .. Encoding.Latin1.GetBytes(name), .. content];
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
