namespace UsineCitoyenne.Core.Content;

/// <summary>
/// First words of the addresses that the site itself answers: a page published there would never be read. What is not of letters, digits
/// and hyphens
/// (<c>atom.xml</c>) is no segment. A test compares them with the routes.
/// </summary>
public static class ReservedSegments
{
    /// <summary>At the root: below the first root, and beside it.</summary>
    public static IReadOnlySet<string> AtRoot { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "aide", "api", "apercu", "appel", "assets", "au-revoir", "besoin", "candidature", "confirmer", "connexion", "courriel", "courrier",
            "dev", "devenir-responsable",
        "ecrire", "erreur", "feuille-de-route", "healthz", "inscription", "ma-fiche", "media", "mon-espace", "nomination",
            "nouvelle-adresse", "presence",
        "progression", "q", "r", "readyz", "recherche", "repondre", "umbraco",
    };

    /// <summary>Below the home of a département.</summary>
    public static IReadOnlySet<string> BelowDepartement { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "appel", "besoin", "bienvenue", "communes", "inscription", "recherche",
    };

    /// <summary>Somewhere at least.</summary>
    internal static bool Contains(string segment) => AtRoot.Contains(segment) || BelowDepartement.Contains(segment);
}
