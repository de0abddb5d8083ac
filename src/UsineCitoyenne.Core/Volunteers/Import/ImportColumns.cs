using System.Diagnostics.CodeAnalysis;
using CsvHelper;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>Finds each field in a line by the name of its column, whatever the order, accents and spaces.</summary>
internal sealed class ImportColumns
{
    private static readonly char[] ListSeparators = [',', '|', '/'];
    private readonly int firstName, lastName, email, phone, insee, postcode, commune, profiles, availability, equipment, note;
    private readonly CommuneFinder communes = new();

    public ImportColumns(IReadOnlyList<string> header)
    {
        var names = header.Select(name => Folding.Fold(name.Replace('_', ' '))).ToList();
        int Find(params string[] accepted) => names.FindIndex(accepted.Contains);
        firstName = Find("prenom");
        lastName = Find("nom", "nom de famille");
        email = Find("email", "e mail", "mail", "courriel", "adresse electronique");
        phone = Find("telephone", "tel", "portable", "mobile");
        insee = Find("code insee", "insee", "code commune");
        postcode = Find("code postal", "cp");
        commune = Find("commune", "ville");
        profiles = Find("profils", "profil");
        availability = Find("disponibilites", "disponibilite");
        equipment = Find("equipement", "materiel");
        note = Find("message", "note", "remarque", "commentaire");
        if (firstName < 0 || lastName < 0 || email < 0 || (insee < 0 && commune < 0 && postcode < 0))
        {
            throw new InvalidDataException(
                "La première ligne doit nommer au moins les colonnes « prenom », « nom », « email » et « code_insee » (ou « commune » et « code_postal »).");
        }
    }

    public bool TryRead(
        CsvReader reader, SignUpCheck check, DateTime now,
        [NotNullWhen(true)] out VolunteerBulk.Row? row, [NotNullWhen(false)] out string? reason)
    {
        row = null;
        string Value(int column) => column >= 0 && column < reader.FieldCount ? Plain(reader.GetString(column).Trim()) : "";
        if (!EmailAddress.TryNormalize(Value(email), out var address))
        {
            reason = "adresse électronique absente ou incorrecte";
            return false;
        }
        var code = Value(insee);
        if (code.Length == 0 && !communes.TryFind(check.Gazetteer, Value(commune), Value(postcode), out code, out reason))
        {
            return false;
        }
        var profileCodes = Value(profiles).Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (details, errors) = check.Check(new SignUpForm
        {
            FirstName = Value(firstName),
            LastName = Value(lastName),
            Phone = Value(phone),
            CommuneCode = code.Length == 4 ? "0" + code : code,
            Profiles = [.. profileCodes.Select(Folding.Slug)],
            Availability = Codes(Value(availability)),
            Equipment = Codes(Value(equipment)),
            Note = Value(note),
        });
        if (details is null)
        {
            reason = string.Join(" ; ", errors.Select(error => Explain(error.Key)));
            return false;
        }
        reason = null;
        row = new VolunteerBulk.Row(details, address, VolunteerState.Pending, now, Demo: false);
        return true;
    }

    // Our own export defuses what a spreadsheet would run: '+33… and '=… are read as they were.
    private static string Plain(string value) => value is ['\'', '=' or '+' or '-' or '@', ..] ? value[1..] : value;

    private static string[] Codes(string list) =>
        [.. list.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Folding.Slug)];

    private static string Explain(string field) => field switch
    {
        nameof(SignUpForm.FirstName) => "prénom absent ou trop long",
        nameof(SignUpForm.LastName) => "nom absent ou trop long",
        nameof(SignUpForm.Phone) => "téléphone incorrect",
        nameof(SignUpForm.CommuneCode) => "commune inconnue",
        nameof(SignUpForm.Profiles) => "aucun profil connu",
        _ => "message trop long",
    };
}
