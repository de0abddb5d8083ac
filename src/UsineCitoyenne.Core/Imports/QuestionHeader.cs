using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Imports;

/// <summary>The columns of an online form are its questions: « Quel est votre prénom ? », « Dans quelle commune habitez-vous ? ».</summary>
internal static class QuestionHeader
{
    private const int Longest = 160;

    private static readonly HashSet<string> Asking =
    [
        "votre", "vos", "vous", "quel", "quelle", "quels", "quelles", "ton", "ta", "tes", "tu", "indiquez", "merci", "ou",
        "saisissez", "precisez",
    ];

    // Somebody else's name, or an agreement that only mentions the address.
    private static readonly HashSet<string> Elsewhere =
    [
        "association", "entreprise", "structure", "societe", "organisme", "conjoint", "conjointe", "enfant", "enfants", "referent",
        "parrain", "acceptez", "autorisez", "souhaitez", "consentez", "accord", "connu", "groupe", "equipe",
    ];

    // The surest first: a question may speak of several.
    private static readonly (ImportField Field, string[] Words)[] Told =
    [
        (ImportField.Email, ["email", "e mail", "mail", "courriel", "adresse electronique"]),
        (ImportField.Phone, ["telephone", "portable", "tel"]),
        (ImportField.Postcode, ["code postal"]),
        (ImportField.Commune, ["commune", "ville", "habitez", "habites", "residez"]),
        (ImportField.Address, ["adresse"]),
        (ImportField.FirstName, ["prenom"]),
        (ImportField.LastName, ["nom"]),
        (ImportField.Profiles, ["savoir faire", "competences", "savez vous faire", "aider"]),
        (ImportField.Availability, ["disponible", "disponibles", "disponibilites"]),
        (ImportField.Equipment, ["materiel", "equipement", "machine", "machines"]),
        (ImportField.Note, ["message", "remarque", "remarques", "commentaire", "commentaires"]),
    ];

    /// <summary>Null for what asks nothing that is known.</summary>
    public static ImportField? FieldOf(string header)
    {
        if (header.Length is 0 or > Longest)
        {
            return null;
        }
        var folded = Folding.Fold(header);
        var words = folded.Split(' ');
        var asks = header.Contains('?', StringComparison.Ordinal) || words.Any(Asking.Contains);
        if (!asks || words.Length < 2 || words.Any(Elsewhere.Contains))
        {
            return null;
        }
        bool Says(string term) => $" {folded} ".Contains($" {term} ", StringComparison.Ordinal);
        var found = Told.Where(told => told.Words.Any(Says)).Select(told => told.Field).ToList();
        return found.Count == 0 ? null
            : found.Contains(ImportField.FirstName) && found.Contains(ImportField.LastName) ? ImportField.FullName
            : found.Contains(ImportField.Postcode) && found.Contains(ImportField.Commune) ? ImportField.Address
            : found[0];
    }
}
