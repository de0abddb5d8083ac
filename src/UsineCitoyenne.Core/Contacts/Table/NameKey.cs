namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>A sort key of 16 bytes: the first 25 letters of « last first », five bits each. Names alike that far sort as equal.</summary>
internal static class NameKey
{
    public const int Letters = 25;

    /// <param name="folded">Lower case without accents.</param>
    public static UInt128 Of(ReadOnlySpan<char> folded)
    {
        UInt128 key = 0;
        for (var index = 0; index < Letters; index++)
        {
            var character = index < folded.Length ? folded[index] : ' ';
            var code = character is >= 'a' and <= 'z' ? (uint)(character - 'a' + 1) : character == ' ' ? 0u : 27u;
            key = (key << 5) | code;
        }
        return key;
    }

    /// <summary>The letters of a key, as far as it holds them; what was no letter reads as a point.</summary>
    public static void Read(UInt128 key, Span<char> letters)
    {
        for (var index = Letters - 1; index >= 0; index--)
        {
            var code = (uint)(key & 31);
            letters[index] = code switch
            {
                0 => ' ',
                27 => '.',
                _ => (char)('a' + code - 1),
            };
            key >>= 5;
        }
    }
}
