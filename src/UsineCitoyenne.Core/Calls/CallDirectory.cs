using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Calls;

/// <summary>The published calls for production, as their answers need them.</summary>
public sealed class CallDirectory(SiteContent content, TerritoryDirectory territories)
{
    private const string DocumentType = "call";

    /// <summary>Null when it is not published.</summary>
    public CallInfo? Find(Guid? key) => key is { } known && content.Current.ByKey(known) is { ContentType: DocumentType, Access: null } call
        ? Read(call) : null;

    /// <summary>Those that can be answered, and concern some of these territories: one of theirs, below or above.</summary>
    public IReadOnlyList<CallInfo> Open(IReadOnlyList<TerritoryRef> places) => [.. content.Current.OfType(DocumentType).Select(Read)
        .Where(call => call.IsOpen && places.Any(place => Touches(call.Place, place)))
        .OrderBy(call => call.Name, StringComparer.CurrentCulture)];

    /// <summary>
    /// Where somebody of this commune reads it: a national call in the frame of their département, where it is shown there.
    /// </summary>
    /// <param name="communeCode">As declared.</param>
    public string UrlFor(CallInfo call, string? communeCode) => UrlOn(call, SiteFor(communeCode));

    /// <summary>Where it is read on a site, where it is shown there.</summary>
    /// <param name="site"><c>agirlocal95</c>; null for the nation's.</param>
    public string UrlOn(CallInfo call, string? site)
    {
        var current = content.Current;
        return site is not null && current.ByUrl(site) is { } home && current.ByKey(call.Key) is { } document
            ? current.UrlIn(home, document) ?? call.Url : call.Url;
    }

    /// <summary>
    /// The site on whose pages a call is answered: the one that is asked for where the call is shown there, the call's own otherwise;
    /// null for the nation's.
    /// </summary>
    /// <param name="site"><c>agirlocal95</c>; null for the nation's.</param>
    public string? SiteOf(CallInfo call, string? site)
    {
        var current = content.Current;
        if (current.ByKey(call.Key) is not { } document)
        {
            return null;
        }
        if (site is not null && current.ByUrl(site) is { } home && (home == document.Site || current.UrlIn(home, document) is not null))
        {
            return FolderOf(home);
        }
        return document.Site.ContentType == DocumentTypes.DepartementHome ? FolderOf(document.Site) : null;
    }

    public bool IsAnsweredOn(CallInfo call, string? site) => string.Equals(SiteOf(call, site), site, StringComparison.OrdinalIgnoreCase);

    /// <summary>The site of a commune's département, <c>agirlocal95</c>; null for none.</summary>
    public string? SiteFor(string? communeCode) => territories.Current.CurrentCommune(communeCode ?? "")?.Site;

    private static string FolderOf(PublishedDocument home) => home.Url.Trim('/');

    private bool Touches(TerritoryRef one, TerritoryRef other) =>
        territories.Current.Lies(one, other) || territories.Current.Lies(other, one);

    private CallInfo Read(PublishedDocument call) => new(
        call.Key, call.NavigationName, call.Url, call.Choice("callState") is "Ouvert"
            or "", call.Count("quantity"), call.Text("unit"), PlaceOf(call));

    private TerritoryRef PlaceOf(PublishedDocument call) =>
        territories.Current.CurrentCommune(call.Text("communeCode"))?.Ref
        ?? (call.Site.Text(DocumentTypes.DepartementCode) is { Length: > 0 } code
            && territories.Current.Find(TerritoryKind.Departement, code) is { } departement ? departement.Ref : TerritoryRef.Nation);
}

/// <param name="Wanted">How many are needed in all; null when the call does not say.</param>
/// <param name="Place">Whom it concerns.</param>
public sealed record CallInfo(Guid Key, string Name, string Url, bool IsOpen, int? Wanted, string Unit, TerritoryRef Place)
{
    /// <summary>It counts things: « J'en prends 20 » answers it too, beside « Je viens ».</summary>
    public bool AsksHowMany => Counts(Wanted, Unit);

    /// <inheritdoc cref="AsksHowMany"/>
    public static bool Counts(int? wanted, string unit) => wanted is not null || unit.Length > 0;
}
