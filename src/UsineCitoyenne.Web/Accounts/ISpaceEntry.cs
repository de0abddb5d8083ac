using UsineCitoyenne.Core.Mandates;

namespace UsineCitoyenne.Web.Accounts;

/// <summary>
/// What a module opens to somebody in the private space. A module registers one; the space's first page lists what they answer.
/// </summary>
public interface ISpaceEntry
{
    /// <returns>Null for who has nothing to do there.</returns>
    Task<SpaceEntry?> FindAsync(Responsable person, CancellationToken cancel);
}

/// <param name="Order">The smallest comes first.</param>
/// <param name="Hint">Some words below the name.</param>
public sealed record SpaceEntry(int Order, string Url, string Name, string Hint);

internal static class SpaceEntries
{
    public static async Task<IReadOnlyList<SpaceEntry>> OfAsync(
        this IEnumerable<ISpaceEntry> modules, Responsable person, CancellationToken cancel)
    {
        var entries = new List<SpaceEntry>();
        foreach (var module in modules)
        {
            if (await module.FindAsync(person, cancel) is { } entry)
            {
                entries.Add(entry);
            }
        }
        return [.. entries.OrderBy(entry => entry.Order)];
    }
}
