namespace UsineCitoyenne.Core.Text;

/// <summary>How many letters part two words: added, dropped, replaced or swapped (optimal string alignment).</summary>
internal static class EditDistance
{
    private const int Longest = 96;

    /// <param name="limit">Beyond it the answer is only « more ».</param>
    /// <returns>To the whole of <paramref name="name"/>, and to the nearest of its beginnings.</returns>
    public static (int Whole, int Beginning) Of(ReadOnlySpan<char> typed, ReadOnlySpan<char> name, int limit)
    {
        if (name.Length + limit < typed.Length || typed.Length >= Longest || name.Length >= Longest)
        {
            return (limit + 1, limit + 1);
        }
        // No beginning that matters is longer than what was typed and the letters allowed.
        var width = Math.Min(name.Length, typed.Length + limit);
        Span<int> two = stackalloc int[width + 1], one = stackalloc int[width + 1], row = stackalloc int[width + 1];
        for (var column = 0; column <= width; column++)
        {
            one[column] = column;
        }
        for (var line = 1; line <= typed.Length; line++)
        {
            row[0] = line;
            var least = line;
            for (var column = 1; column <= width; column++)
            {
                var same = typed[line - 1] == name[column - 1];
                var cost = Math.Min(Math.Min(one[column] + 1, row[column - 1] + 1), one[column - 1] + (same ? 0 : 1));
                if (line > 1 && column > 1 && typed[line - 1] == name[column - 2] && typed[line - 2] == name[column - 1])
                {
                    cost = Math.Min(cost, two[column - 2] + 1);
                }
                row[column] = cost;
                least = Math.Min(least, cost);
            }
            if (least > limit)
            {
                return (limit + 1, limit + 1);
            }
            one.CopyTo(two);
            row.CopyTo(one);
        }
        var beginning = limit + 1;
        foreach (var cost in one)
        {
            beginning = Math.Min(beginning, cost);
        }
        return (width == name.Length ? one[width] : limit + 1, beginning);
    }
}
