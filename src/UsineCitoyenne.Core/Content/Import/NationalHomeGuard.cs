using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>
/// The first root has the address <c>/</c>, and only one root can be it: a folder of another site would move every page of this one.
/// Nothing takes the national home's place, nor takes it offline, unless the caller asks for it.
/// </summary>
internal sealed class NationalHomeGuard
{
    private const string Asked = "Si c’est bien ce que vous voulez, relancez avec --replace-home.";
    private readonly OnlineRoot home;
    private readonly List<(int SortOrder, string Name)> places;

    private NationalHomeGuard(OnlineRoot home, IEnumerable<DocumentImport> files)
    {
        this.home = home;
        places = [(home.SortOrder, home.Name), .. files.Where(file => file.Key == home.Key).Select(file => (file.SortOrder, file.Name))];
    }

    /// <returns>Null while the site has no national home online.</returns>
    public static async Task<NationalHomeGuard?> OpenAsync(SiteDbContext db, IEnumerable<DocumentImport> files, CancellationToken cancel) =>
        (await Addresses.RootsAsync(db, cancel)).FirstOrDefault() is { } first
        && (await db.Set<Document>().FindAsync([first.Key], cancel))?.ContentType == DocumentTypes.NationalHome
            ? new NationalHomeGuard(first, files)
            : null;

    public string? WhyRefused(DocumentImport file)
    {
        var online = file.Published && !file.Trashed && file.Parent is null;
        if (file.Key == home.Key)
        {
            return online ? null : $"Ce fichier retirerait du site l’accueil national «\u00A0{home.Name}\u00A0». {Asked}";
        }
        return online
            && places.Exists(place => (file.SortOrder, string.CompareOrdinal(file.Name, place.Name)).CompareTo((place.SortOrder, 0)) < 0)
            ? $"Cette racine prendrait la place de l’accueil national «\u00A0{home.Name}\u00A0» à l’adresse «\u00A0/\u00A0», et toutes les "
            + "pages du site changeraient "
                + $"d’adresse. {Asked}"
            : null;
    }
}
