using System.Globalization;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Which column of a file holds which field.</summary>
public sealed class ColumnMatch(IReadOnlyList<int> places)
{
    // As French lists call them, folded; the first that a file has is proposed, so the surest stand first.
    private static readonly string[][] Names =
    [
        ["prenom", "prenoms", "first name", "firstname", "given name"],
        ["nom", "nom de famille", "nom usuel", "nom d usage", "last name", "lastname", "noms", "family name"],
        [
            "email", "e mail", "mail", "mel", "courriel", "adresse electronique", "adresse mail", "adresse email", "adresse e mail",
            "adresse de messagerie", "messagerie", "e mail 1 value", "e mail 1 valeur", "e mail address",
        ],
        [
            "tel portable", "telephone portable", "portable", "mobile", "tel mobile", "telephone mobile", "gsm", "telephone", "tel",
            "numero de telephone", "n de telephone", "n telephone", "numero", "tel fixe", "telephone fixe", "fixe", "phone",
            "mobile phone", "phone 1 value", "phone 1 valeur", "telephone domicile", "home phone",
        ],
        ["code insee", "insee", "code commune", "code insee de la commune", "codeinsee"],
        ["code postal", "cp", "postal", "codepostal", "code post", "code postal domicile", "address 1 postal code", "home postal code"],
        [
            "commune", "ville", "localite", "commune de residence", "ville de residence", "city", "ville domicile", "address 1 city",
            "home city",
        ],
        ["profils", "profil", "savoir faire", "competences", "competence", "activite", "activites", "que savez vous faire"],
        ["disponibilites", "disponibilite", "dispo", "dispos"],
        ["equipement", "equipements", "materiel", "machine"],
        ["message", "note", "notes", "remarque", "remarques", "commentaire", "commentaires", "observations", "observation"],
        [
            "nom et prenom", "nom prenom", "noms et prenoms", "nom et prenoms", "nom prenoms", "nom prenom s", "prenom et nom",
            "prenom nom", "prenoms et noms", "nom complet", "full name", "name", "identite",
        ],
        [
            "cp ville", "code postal ville", "code postal et ville", "cp et ville", "cp commune", "code postal commune",
            "code postal et commune", "ville cp", "ville et code postal", "commune et code postal", "adresse", "adresse postale",
            "adresse complete", "domicile", "address", "address 1 formatted",
        ],
    ];

    private readonly int[] places = [.. Enum.GetValues<ImportField>()
        .Select(field => (int)field < places.Count ? Math.Max(places[(int)field], -1) : -1)];

    /// <summary>The column, or -1.</summary>
    public int this[ImportField field] => places[(int)field];

    /// <summary>What is still missing to import anything, in French; null when nothing is.</summary>
    public string? Problem
    {
        get
        {
            var used = places.Where(place => place >= 0).ToList();
            return ((this[ImportField.FirstName] < 0 || this[ImportField.LastName] < 0) && this[ImportField.FullName] < 0)
                    || (this[ImportField.Email] < 0 && this[ImportField.Phone] < 0) || !HasPlace
                ? "Il faut au moins le prénom et le nom (ou une colonne qui porte les deux), l’adresse électronique (ou un téléphone), "
                    + "et de quoi trouver la commune : son code Insee, ou son nom et son code postal."
                : used.Count != used.Distinct().Count() ? "Une même colonne ne peut pas servir deux fois." : null;
        }
    }

    /// <summary>By the names of the columns, whatever their order, accents, points and spaces.</summary>
    public static ColumnMatch Propose(IReadOnlyList<string> header)
    {
        var names = header.Select(Fold).ToList();
        int[] places = [.. Names.Select(accepted => accepted.Select(name => names.IndexOf(name)).FirstOrDefault(place => place >= 0, -1))];
        for (var column = 0; column < header.Count; column++)
        {
            if (!places.Contains(column) && QuestionHeader.FieldOf(header[column]) is { } asked && places[(int)asked] < 0)
            {
                places[(int)asked] = column;
            }
        }
        // What columns of their own say is not looked for in another.
        if (places[(int)ImportField.FirstName] >= 0 && places[(int)ImportField.LastName] >= 0)
        {
            places[(int)ImportField.FullName] = -1;
        }
        if (places[(int)ImportField.Insee] >= 0 || places[(int)ImportField.Commune] >= 0 || places[(int)ImportField.Postcode] >= 0)
        {
            places[(int)ImportField.Address] = -1;
        }
        return new ColumnMatch(places);
    }

    /// <summary>How many of these cells name a column.</summary>
    internal static int CountKnown(IReadOnlyList<string> cells) => Propose(cells).places.Count(place => place >= 0);

    public static ColumnMatch Parse(string text) =>
        new([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(place => int.Parse(place, CultureInfo.InvariantCulture))]);

    private bool HasPlace =>
        this[ImportField.Insee] >= 0 || this[ImportField.Commune] >= 0 || this[ImportField.Postcode] >= 0 || this[ImportField.Address] >= 0;

    public override string ToString() => string.Join(',', places);

    private static string Fold(string name) => name.Length > 60 ? "" : Folding.Fold(name.Replace('_', ' '));
}
