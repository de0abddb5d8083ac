using System.Text.Json;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Text;

public sealed class ReadableJsonTests
{
    [Theory]
    [InlineData("""{"a":"\ud83e"}""")]
    [InlineData("""{"a":["b",{"c":"\udd17\ud83e"}]}""")]
    [InlineData("""{"\ud83e":1}""")]
    [InlineData("{")]
    public void What_holds_half_a_character_is_no_JSON(string text)
    {
        Assert.ThrowsAny<JsonException>(() => ReadableJson.Parse(text));
        Assert.ThrowsAny<JsonException>(() => ReadableJson.ParseNode(text));
    }

    [Fact]
    public void Half_a_character_as_it_is_is_no_JSON() =>
        Assert.ThrowsAny<JsonException>(() => ReadableJson.Parse(string.Concat("[\"", '\uD83E', "\"]")));

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_no_JSON()
    {
        await using var stream = new MemoryStream([.. "{\"a\":\""u8, 0xFF, .. "\"}"u8]);
        await Assert.ThrowsAnyAsync<JsonException>(() => ReadableJson.ParseAsync(stream, default, CancellationToken.None));
    }

    [Fact]
    public void Whole_characters_are_read_however_they_are_written()
    {
        using var read = ReadableJson.Parse("""{"a":"\ud83e\udd17 🤗"}""");
        Assert.Equal("🤗 🤗", read.RootElement.GetProperty("a").GetString());
        Assert.Equal("🤗", (string?)ReadableJson.ParseNode("""["🤗"]""")![0]);
    }
}
