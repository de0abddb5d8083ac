namespace UsineCitoyenne.Core.Territories;

/// <summary>The few best of many matches, kept in order as they come; the same territory counts once, at its best.</summary>
/// <param name="near">Of equal matches, those of its département come first, then those of its région.</param>
internal sealed class BestMatches(int capacity, Territory? near = null)
{
    private readonly Territory[] territories = new Territory[capacity];
    private readonly long[] scores = new long[capacity];
    private int count;

    public bool IsFull => count == capacity;

    public bool IsEmpty => count == 0;

    /// <param name="rank">0 is best.</param>
    public void Offer(Territory territory, int rank)
    {
        var score = ((((long)rank << 2) + Distance(territory)) << 32) - territory.Population;
        if (IsFull && score >= scores[count - 1])
        {
            return;
        }
        var known = Array.IndexOf(territories, territory, 0, count);
        if (known >= 0 && scores[known] <= score)
        {
            return;
        }
        var place = known >= 0 ? known : IsFull ? count - 1 : count++;
        for (; place > 0 && scores[place - 1] > score; place--)
        {
            scores[place] = scores[place - 1];
            territories[place] = territories[place - 1];
        }
        scores[place] = score;
        territories[place] = territory;
    }

    private int Distance(Territory territory) => near is null || territory.Departement == near.Departement ? 0
        : territory.Region == near.Region ? 1 : 2;

    public IReadOnlyList<Territory> Take() => new ArraySegment<Territory>(territories, 0, count);
}
