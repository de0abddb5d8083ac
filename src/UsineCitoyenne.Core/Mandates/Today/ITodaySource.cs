namespace UsineCitoyenne.Core.Mandates.Today;

/// <summary>
/// What a module has for today. Asked on every page of the private space, so it counts by an index or in memory; it tells numbers, never
/// names: nothing of it is an access to contacts.
/// </summary>
public interface ITodaySource
{
    /// <summary>Empty when nothing waits for this person.</summary>
    Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel);
}
