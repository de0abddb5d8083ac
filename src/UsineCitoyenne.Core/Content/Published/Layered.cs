using System.Collections.Immutable;

namespace UsineCitoyenne.Core.Content.Published;

/// <summary>
/// An immutable table that is cheap to derive from another: the large one below is shared, what changed since lies above it.
/// Once that has grown to a part of the whole, both are poured into a new one.
/// </summary>
internal sealed class Layered<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private const int Few = 256;
    private readonly Dictionary<TKey, TValue> ground;

    // Null: taken away.
    private readonly ImmutableDictionary<TKey, TValue?> changes;

    /// <param name="ground">Not to be changed afterwards.</param>
    public Layered(Dictionary<TKey, TValue> ground)
        : this(ground, ImmutableDictionary.Create<TKey, TValue?>(ground.Comparer))
    {
    }

    private Layered(Dictionary<TKey, TValue> ground, ImmutableDictionary<TKey, TValue?> changes)
    {
        this.ground = ground;
        this.changes = changes;
    }

    public IEnumerable<TValue> Values => changes.IsEmpty
        ? ground.Values
        : ground.Where(pair => !changes.ContainsKey(pair.Key)).Select(pair => pair.Value).Concat(changes.Values.OfType<TValue>());

    public TValue? Find(TKey key) => !changes.IsEmpty && changes.TryGetValue(key, out var changed) ? changed
        : ground.GetValueOrDefault(key);

    /// <param name="more">Null takes away.</param>
    public Layered<TKey, TValue> With(IReadOnlyDictionary<TKey, TValue?> more)
    {
        if (more.Count == 0)
        {
            return this;
        }
        var next = changes.SetItems(more);
        if (next.Count <= Few + (ground.Count / 8))
        {
            return new Layered<TKey, TValue>(ground, next);
        }
        var poured = new Dictionary<TKey, TValue>(ground, ground.Comparer);
        foreach (var (key, value) in next)
        {
            if (value is null)
            {
                poured.Remove(key);
            }
            else
            {
                poured[key] = value;
            }
        }
        return new Layered<TKey, TValue>(poured);
    }
}
