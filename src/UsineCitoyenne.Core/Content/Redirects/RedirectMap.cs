using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.Redirects;

/// <summary>
/// Former addresses, looked up only where no page is. A row holds for all that hung below it: what was read at
/// <c>/old/a/b/</c> is where <c>/old/</c> went, followed by <c>a/b/</c>, which may itself be a former address by now.
/// </summary>
internal sealed class RedirectMap(IReadOnlyDictionary<string, Guid> byPath)
{
    private const int MaxSteps = 10;

    public static RedirectMap Empty { get; } = new(new Dictionary<string, Guid>());

    /// <param name="more">Added, or leading elsewhere by now.</param>
    public RedirectMap With(IReadOnlyDictionary<string, Guid> more)
    {
        var next = new Dictionary<string, Guid>(byPath);
        foreach (var (path, document) in more)
        {
            next[path] = document;
        }
        return new RedirectMap(next);
    }

    /// <returns>Where the page is now; null when nobody knows.</returns>
    public string? Find(PublishedSnapshot snapshot, string path)
    {
        if (byPath.Count == 0)
        {
            return null;
        }
        var wanted = PublishedSnapshot.Canonical(path).ToLowerInvariant();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 0; step < MaxSteps && seen.Add(wanted); step++)
        {
            if (Follow(snapshot, wanted) is not { } next)
            {
                return null;
            }
            if (snapshot.Resolve(next) is { } page)
            {
                return page.Url;
            }
            wanted = next.ToLowerInvariant();
        }
        return null;
    }

    // The longest former address first: a page that moved out of a page that moved has its own row.
    private string? Follow(PublishedSnapshot snapshot, string wanted)
    {
        for (var end = wanted.Length; end > 1; end = wanted.LastIndexOf('/', end - 2) + 1)
        {
            var prefix = wanted[..end];
            if (byPath.TryGetValue(prefix, out var key) && snapshot.ByKey(key)?.Url is { } url
                && !url.Equals(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return url + wanted[end..];
            }
        }
        return null;
    }
}
