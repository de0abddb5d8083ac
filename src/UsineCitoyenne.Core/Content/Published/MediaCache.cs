namespace UsineCitoyenne.Core.Content.Published;

/// <summary>All media items, those in the recycle bin too.</summary>
internal sealed class MediaCache
{
    private readonly Layered<Guid, PublishedMedia> items;
    private readonly Lazy<HashSet<string>> withdrawn;

    private MediaCache(Layered<Guid, PublishedMedia> items)
    {
        this.items = items;
        withdrawn = new Lazy<HashSet<string>>(FindWithdrawn);
    }

    public static MediaCache Of(IEnumerable<PublishedMedia> all) =>
        new(new Layered<Guid, PublishedMedia>(all.ToDictionary(item => item.Key)));

    public PublishedMedia? Find(Guid key) => items.Find(key) is { IsBinned: false } item ? item : null;

    public bool IsWithdrawn(string url) => withdrawn.Value.Contains(url);

    /// <param name="changed">By key; null for what was deleted.</param>
    public MediaCache With(IReadOnlyDictionary<Guid, PublishedMedia?> changed) =>
        changed.Count == 0 ? this : new MediaCache(items.With(changed));

    private HashSet<string> FindWithdrawn()
    {
        // Case does not matter, as on the disks where it does not.
        var found = items.Values.Where(item => item.IsBinned && item.Url.Length > 0).Select(item => item.Url)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (found.Count > 0)
        {
            found.ExceptWith(items.Values.Where(item => !item.IsBinned).Select(item => item.Url));
        }
        return found;
    }
}
