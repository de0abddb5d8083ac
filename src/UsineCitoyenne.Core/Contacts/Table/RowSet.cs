using System.Numerics;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>A set of row numbers, one bit a row.</summary>
internal sealed class RowSet(int capacity)
{
    private readonly ulong[] words = new ulong[(capacity + 63) / 64];

    /// <summary>An empty set as large as another.</summary>
    public RowSet(RowSet other)
        : this(other.words.Length * 64)
    {
    }

    public void Add(int row) => words[row >> 6] |= 1UL << (row & 63);

    public bool Contains(int row) => (words[row >> 6] & (1UL << (row & 63))) != 0;

    /// <summary>The largest row of the set below this one; -1 when there is none.</summary>
    public int Before(int row)
    {
        var index = row >> 6;
        var word = index < words.Length ? words[index] & ((1UL << (row & 63)) - 1) : 0;
        while (word == 0)
        {
            if (--index < 0)
            {
                return -1;
            }
            word = words[index];
        }
        return (index << 6) + BitOperations.Log2(word);
    }

    public void IntersectWith(RowSet other)
    {
        for (var index = 0; index < words.Length; index++)
        {
            words[index] &= other.words[index];
        }
    }

    public void UnionWith(RowSet other)
    {
        for (var index = 0; index < words.Length; index++)
        {
            words[index] |= other.words[index];
        }
    }
}
