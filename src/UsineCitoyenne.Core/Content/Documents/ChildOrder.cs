namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>
/// The order of the children of a node when some were moved by hand. Umbraco's client sends only those, each with the index where it
/// was let go; the others keep their order around them.
/// </summary>
internal static class ChildOrder
{
    /// <param name="children">In their present order.</param>
    /// <param name="moved">Index of each moved child in the list to be, from 0; one past the end is the end.</param>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> children, Func<T, Guid> keyOf, IReadOnlyDictionary<Guid, int> moved)
    {
        var all = children.ToList();
        var order = all.FindAll(child => !moved.ContainsKey(keyOf(child)));
        foreach (var child in all.Where(child => moved.ContainsKey(keyOf(child))).OrderBy(child => moved[keyOf(child)]))
        {
            order.Insert(Math.Clamp(moved[keyOf(child)], 0, order.Count), child);
        }
        return order;
    }
}
