namespace UsineCitoyenne.Core.Content.Published;

/// <summary>
/// National tutorials, questions and videos belong to every département without being copied (requirement X6).
/// A local page of the same name takes the place of the national one, in that département only.
/// </summary>
internal static class Inheritance
{
    public static IReadOnlyList<ListingItem> Listing(PublishedSnapshot snapshot, PublishedDocument list)
    {
        var own = list.Children.Select(child => new ListingItem(child, child.Url, IsInherited: false));
        if (NationalOf(snapshot, list) is not { } national)
        {
            return [.. own];
        }
        var taken = list.Children.Select(child => child.Segment).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var inherited = national.Children
            .Where(child => !taken.Contains(child.Segment))
            .Select(child => new ListingItem(child, $"{list.Url}{child.Segment}/", IsInherited: true));
        return [.. own, .. inherited];
    }

    public static ResolvedPage? Resolve(PublishedSnapshot snapshot, string path)
    {
        if (snapshot.ByUrl(path) is { } document)
        {
            return new ResolvedPage(document, document.Site, document.Url, IsInherited: false);
        }
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length is not (2 or 3)
            || snapshot.ByUrl(segments[0]) is not { ContentType: DocumentTypes.DepartementHome } departement)
        {
            return null;
        }
        var local = snapshot.ByUrl($"{departement.Url}{segments[1]}/");
        var national = local is not null ? NationalOf(snapshot, local) : NationalAt(snapshot, segments[1]);
        var found = segments.Length == 2 ? national : Child(national, segments[2]);
        return found is null
            ? null
            : new ResolvedPage(found, departement, UrlIn(departement, local?.Url, found), IsInherited: true);
    }

    /// <summary>Where a national page is read inside a département; null when départements do not inherit it.</summary>
    public static string? UrlIn(PublishedDocument departement, PublishedDocument document)
    {
        var list = document.Parent is { } parent && DocumentTypes.IsInherited(parent.ContentType) ? parent : null;
        if (list is null || list.Site.ContentType == DocumentTypes.DepartementHome)
        {
            return null;
        }
        var local = departement.Children.FirstOrDefault(child => child.ContentType == list.ContentType);
        var taken = local?.Children.Any(child => child.Segment.Equals(document.Segment, StringComparison.OrdinalIgnoreCase)) == true;
        return taken ? null : UrlIn(departement, local?.Url, document);
    }

    private static string UrlIn(PublishedDocument departement, string? localList, PublishedDocument document) =>
        DocumentTypes.IsInherited(document.ContentType)
            ? $"{departement.Url}{document.Segment}/"
            : $"{localList ?? $"{departement.Url}{document.Parent!.Segment}/"}{document.Segment}/";

    private static PublishedDocument? NationalOf(PublishedSnapshot snapshot, PublishedDocument list) =>
        DocumentTypes.IsInherited(list.ContentType) && list.Site.ContentType == DocumentTypes.DepartementHome
            ? snapshot.Root?.Children.FirstOrDefault(child => child.ContentType == list.ContentType)
            : null;

    private static PublishedDocument? NationalAt(PublishedSnapshot snapshot, string segment) =>
        snapshot.ByUrl(segment) is { } list && list.Parent == snapshot.Root && DocumentTypes.IsInherited(list.ContentType) ? list : null;

    private static PublishedDocument? Child(PublishedDocument? list, string segment) =>
        list?.Children.FirstOrDefault(child => child.Segment.Equals(segment, StringComparison.OrdinalIgnoreCase));
}
