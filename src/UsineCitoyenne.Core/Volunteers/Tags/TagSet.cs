using System.Globalization;

namespace UsineCitoyenne.Core.Volunteers.Tags;

/// <summary>
/// The tags of one person as their row keeps them: numbers in order, between spaces. They lie in the row so that one write tells the
/// contact index.
/// </summary>
internal static class TagSet
{
    /// <summary>A person with more tags has none that helps.</summary>
    public const int Most = 20;

    /// <summary>Twenty numbers of nine digits.</summary>
    public const int Length = 200;

    public static long[] Read(string tags) =>
        [.. tags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => long.Parse(number, CultureInfo.InvariantCulture))];

    public static string With(string tags, long tag)
    {
        var numbers = Read(tags);
        return numbers.Length >= Most || numbers.Contains(tag) ? tags : Write(numbers.Append(tag).Order());
    }

    public static string Without(string tags, long tag) => Write(Read(tags).Where(number => number != tag));

    private static string Write(IEnumerable<long> numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
}
