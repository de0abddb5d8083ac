using System.Globalization;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>Which column of a file holds which field.</summary>
public sealed class ColumnMatch
{
    private static readonly string[][] Names =
    [
        ["prenom", "prenoms", "first name"],
        ["nom", "nom de famille", "nom usuel", "last name"],
        ["email", "e mail", "mail", "courriel", "adresse electronique", "adresse mail", "adresse email"],
        ["telephone", "tel", "portable", "mobile", "numero de telephone", "n de telephone"],
        ["code insee", "insee", "code commune"],
        ["code postal", "cp", "postal"],
        ["commune", "ville", "localite"],
        ["profils", "profil", "savoir faire", "competences"],
        ["disponibilites", "disponibilite"],
        ["equipement", "equipements", "materiel"],
        ["message", "note", "notes", "remarque", "remarques", "commentaire", "commentaires"],
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
            return this[ImportField.FirstName] < 0 || this[ImportField.LastName] < 0 || this[ImportField.Email] < 0
                    || (this[ImportField.Insee] < 0 && this[ImportField.Commune] < 0 && this[ImportField.Postcode] < 0)
                ? "Il faut au moins le prénom, le nom, l’adresse électronique, et de quoi trouver la commune : son code Insee, ou son nom et son code postal."
                : used.Count != used.Distinct().Count() ? "Une même colonne ne peut pas servir deux fois." : null;
        }
    }

    /// <summary>By the names of the columns, whatever their order, accents and spaces.</summary>
    public static ColumnMatch Propose(IReadOnlyList<string> header)
    {
        var names = header.Select(name => Folding.Fold(name.Replace('_', ' ')).Trim()).ToList();
        return new ColumnMatch([.. Names.Select(accepted => names.FindIndex(accepted.Contains))]);
    }

    public static ColumnMatch Parse(string text) =>
        new([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(place => int.Parse(place, CultureInfo.InvariantCulture))]);

    public override string ToString() => string.Join(',', places);
}
