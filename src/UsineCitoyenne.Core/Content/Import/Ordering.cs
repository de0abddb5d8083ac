namespace UsineCitoyenne.Core.Content.Import;

/// <summary>Puts what others need before them; what needs itself, by whatever detour, is set apart.</summary>
internal static class Ordering
{
    public static (List<T> Ordered, List<T> Circular) DependenciesFirst<T>(IReadOnlyList<T> files, Func<T, IEnumerable<Guid>> needs)
        where T : ImportFile
    {
        var waiting = files.ToList();
        var ordered = new List<T>(files.Count);
        while (waiting.Count > 0)
        {
            var keys = waiting.Select(file => file.Key).ToHashSet();
            var ready = waiting.Where(file => !needs(file).Any(keys.Contains)).ToList();
            if (ready.Count == 0)
            {
                return (ordered, waiting);
            }
            ordered.AddRange(ready);
            waiting.RemoveAll(new HashSet<T>(ready, ReferenceEqualityComparer.Instance).Contains);
        }
        return (ordered, []);
    }
}
