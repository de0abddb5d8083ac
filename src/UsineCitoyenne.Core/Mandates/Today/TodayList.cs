namespace UsineCitoyenne.Core.Mandates.Today;

/// <summary>
/// What one responsable has to do today, gathered from the modules: the page and the numbers of the navigation are the same list.
/// </summary>
public sealed class TodayList(IEnumerable<ITodaySource> sources)
{
    /// <summary>The most urgent first, then what falls due first.</summary>
    public async Task<IReadOnlyList<TodayItem>> ReadAsync(Responsable by, CancellationToken cancel = default)
    {
        var items = new List<TodayItem>();
        foreach (var source in sources)
        {
            items.AddRange(await source.FindAsync(by, cancel));
        }
        return [.. items.OrderBy(item => item.Urgency).ThenBy(item => item.DueAt ?? DateTime.MaxValue)];
    }
}
