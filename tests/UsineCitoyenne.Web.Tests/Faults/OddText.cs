namespace UsineCitoyenne.Web.Tests.Faults;

/// <summary>Values that no form of ours would send.</summary>
internal static class OddText
{
    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "1", "2", "9999999999999999999999", "-9223372036854775808", "2147483648", "1e309", "NaN", "0x10", "٣", "null",
            "true",
        "[]", "{}", "{\"a\":1,\"a\":2}", "[[[[[[[[", "'", "\"", "<script>alert(1)</script>", "%", "%00", "%zz", "..", "../../etc/passwd",
        "C:\\", "//evil.example",
        "/\t/evil.example", "/\\evil.example", "http://evil.example/", "javascript:alert(1)", "\0", "a\0b", "\u000B", "\r\nX-Odd: 1",
        "\u202E", "\uFEFF", "e\u0301", "ß", "İ", "ﬁ",
        "\U0001F9F5", "\uD800", "a@b", "@", "josette@example.org", "2026-02-30", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "24:61",
        "00000000-0000-0000-0000-000000000000",
        "95323", "departement:95", "commune:00000", "agirlocal95", "1,2,3", ";", "|", "--", "1;DROP TABLE", "umb://document/zz",
    ];

    public static string Of(Random random) => random.Next(40) switch
    {
        0 => new string((char)random.Next('a', 'z'), 70_000),
        1 => string.Concat(Enumerable.Repeat("é", 300)),
        2 => string.Create(random.Next(1, 40), random, (text, source) =>
        {
            foreach (ref var letter in text)
            {
                letter = (char)source.Next(1, 0x10000);
            }
        }),
        _ => random.GetItems(Values, 1)[0],
    };

    /// <summary>For an address: bytes escaped rightly, wrongly, or not at all.</summary>
    public static string InQuery(Random random) => random.Next(8) switch
    {
        0 => "%FF%FE",
        1 => "%00",
        2 => "%ED%A0%80",
        3 => "%",
        4 => "%u0041",
        _ => Uri.EscapeDataString(Of(random) is { Length: < 2000 } text ? text : "long"),
    };
}
