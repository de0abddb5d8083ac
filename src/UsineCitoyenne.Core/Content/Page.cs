namespace UsineCitoyenne.Core.Content;

/// <summary>Some of a longer list.</summary>
/// <param name="Total">Of the whole list.</param>
public sealed record Page<T>(long Total, IReadOnlyList<T> Items)
{
    public static Page<T> Empty { get; } = new(0, []);
}
