using System.Globalization;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>Which column of a file holds which field.</summary>
public sealed class ColumnMatch
{
    // As French lists call them, folded; the first that a file has is proposed, so the surest stand first.
    private static readonly string[][] Names =
    [
        ["prenom", "prenoms", "first name", "firstname"],
        ["nom", "nom de famille", "nom usuel", "nom d usage", "last name", "lastname", "noms"],
        ["email", "e mail", "mail", "mel", "courriel", "adresse electronique", "adresse mail", "adresse email", "adresse e mail", "adresse de messagerie", "messagerie"],
        ["tel portable", "telephone portable", "portable", "mobile", "tel mobile", "telephone mobile", "gsm", "telephone", "tel", "numero de telephone", "n de telephone", "n telephone", "numero", "tel fixe", "telephone fixe", "fixe", "phone"],
        ["code insee", "insee", "code commune", "code insee de la commune", "codeinsee"],
        ["code postal", "cp", "postal", "codepostal", "code post"],
        ["commune", "ville", "localite", "commune de residence", "ville de residence", "city"],
        ["profils", "profil", "savoir faire", "competences", "competence", "activite", "activites", "que savez vous faire"],
        ["disponibilites", "disponibilite", "dispo", "dispos"],
        ["equipement", "equipements", "materiel", "machine"],
        ["message", "note", "notes", "remarque", "remarques", "commentaire", "commentaires", "observations", "observation"],
    ];

    private readonly int[] places;

    /// <param name="places">By <see cref="ImportField"/>: the column from 0, or -1.</param>
    public ColumnMatch(IReadOnlyList<int> places) =>
        this.places = [.. Enum.GetValues<ImportField>().Select(field => (int)field < places.Count ? Math.Max(places[(int)field], -1) : -1)];

    /// <summary>The column, or -1.</summary>
    public int this[ImportField field] => places[(int)field];

    /// <summary>What is still missing to import anything, in French; null when nothing is.</summary>
    public string? Problem
    {
        get
        {
            var used = places.Where(place => place >= 0).ToList();
            return this[ImportField.FirstName] < 0 || this[ImportField.LastName] < 0 || (this[ImportField.Email] < 0 && this[ImportField.Phone] < 0)
                    || (this[ImportField.Insee] < 0 && this[ImportField.Commune] < 0 && this[ImportField.Postcode] < 0)
                ? "Il faut au moins le prénom, le nom, l’adresse électronique (ou un téléphone), et de quoi trouver la commune : son code Insee, ou son nom et son code postal."
                : used.Count != used.Distinct().Count() ? "Une même colonne ne peut pas servir deux fois." : null;
        }
    }

    /// <summary>By the names of the columns, whatever their order, accents, points and spaces.</summary>
    public static ColumnMatch Propose(IReadOnlyList<string> header)
    {
        var names = header.Select(Fold).ToList();
        return new ColumnMatch([.. Names.Select(accepted => accepted.Select(name => names.IndexOf(name)).FirstOrDefault(place => place >= 0, -1))]);
    }

    /// <summary>How many of these cells name a column.</summary>
    internal static int CountKnown(IReadOnlyList<string> cells) => Names.Count(accepted => cells.Any(cell => accepted.Contains(Fold(cell))));

    public static ColumnMatch Parse(string text) =>
        new([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(place => int.Parse(place, CultureInfo.InvariantCulture))]);

    public override string ToString() => string.Join(',', places);

    private static string Fold(string name) => name.Length > 60 ? "" : Folding.Fold(name.Replace('_', ' '));
}
