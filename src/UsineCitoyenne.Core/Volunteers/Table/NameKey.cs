namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>A sort key of 16 bytes: the first 25 letters of « last first », five bits each. Names alike that far sort as equal.</summary>
internal static class NameKey
{
    private const int Letters = 25;

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
}
