namespace UsineCitoyenne.Core.Text;

/// <summary>Shortens what people typed. Never between the two halves of a character such as an emoji: PostgreSQL stores no half.</summary>
internal static class Clip
{
    /// <param name="text">Any length.</param>
    /// <param name="length">In UTF-16 units, as columns count.</param>
    public static string To(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
