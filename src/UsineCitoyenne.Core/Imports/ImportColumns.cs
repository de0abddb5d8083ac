using System.Diagnostics.CodeAnalysis;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Reads a person from the line where a sheet stands, or from what was corrected on the screen.</summary>
/// <param name="defaultProfile">Code of the profile of those whose line tells none; null to refuse them.</param>
internal sealed class ImportColumns(ColumnMatch match, SignUpCheck check, VolunteerOptions options, string? defaultProfile = null)
{
    private readonly OptionReader words = new(options);
    private readonly Dictionary<(string, string), PlaceAnswer> places = [];

    public bool TryRead(
        ImportSheet sheet, DateTime now, [NotNullWhen(true)] out VolunteerBulk.Row? row, [NotNullWhen(false)] out string? reason) =>
        TryRead(field => ValueOf(sheet, field), now, out row, out reason);

    /// <summary>What a line holds for a field, in its own column or within another's.</summary>
    public string ValueOf(ImportSheet sheet, ImportField field) => Cell(sheet, field) is { Length: > 0 } own ? own : field switch
    {
        ImportField.FirstName => NameIn(sheet).First,
        ImportField.LastName => NameIn(sheet).Last,
        ImportField.Postcode => PostalLine.Split(Cell(sheet, ImportField.Address)).Postcode,
        ImportField.Commune => PostalLine.Split(Cell(sheet, ImportField.Address)).Commune,
        _ => "",
    };

    public bool TryRead(
        Func<ImportField, string> value, DateTime now, [NotNullWhen(true)] out VolunteerBulk.Row? row,
        [NotNullWhen(false)] out string? reason)
    {
        row = null;
        var typed = value(ImportField.Email);
        string? address = null;
        if (typed.Length > 0 && !EmailAddress.TryNormalize(typed, out address))
        {
            reason = "adresse électronique incorrecte";
            return false;
        }
        if (!TryPlace(value(ImportField.Insee), value(ImportField.Commune), value(ImportField.Postcode), out var code, out reason))
        {
            return false;
        }
        var phone = CellPhones.Read(value(ImportField.Phone), code);
        if (phone.Rounded)
        {
            reason =
                "numéro de téléphone arrondi par le tableur (comme 6,12E+08) : des chiffres sont perdus, retapez-le ou laissez vide";
            return false;
        }
        var note = value(ImportField.Note);
        var profiles = words.Codes(OptionList.Profile, value(ImportField.Profiles));
        var form = new SignUpForm
        {
            FirstName = value(ImportField.FirstName),
            LastName = value(ImportField.LastName),
            Phone = phone.Number,
            CommuneCode = code,
            Profiles = profiles.Count == 0 && !string.IsNullOrEmpty(defaultProfile) ? [defaultProfile] : [.. profiles],
            Availability = [.. words.Codes(OptionList.Availability, value(ImportField.Availability))],
            Equipment = [.. words.Codes(OptionList.Equipment, value(ImportField.Equipment))],
            Note = phone.Rest.Length == 0 ? note : $"{note}\nTéléphone, aussi noté : {phone.Rest}".Trim(),
        };
        var (details, errors) = check.Check(form);
        if (details is null && errors.Count == 1 && errors.ContainsKey(nameof(SignUpForm.Phone)) && address is not null)
        {
            // A number that nobody can dial refuses nobody whom a mail can reach; it is kept where the organiser reads it.
            (details, errors) =
                check.Check(form with { Phone = "", Note = $"{form.Note}\nTéléphone tel qu’il était noté : {form.Phone}".Trim() });
        }
        if (details is null)
        {
            reason = string.Join(" ; ", errors.Select(error => Explain(error.Key)));
            return false;
        }
        if (address is null && details.Phone.Length == 0)
        {
            reason = "ni adresse électronique ni téléphone";
            return false;
        }
        reason = null;
        row = new VolunteerBulk.Row(details, address ?? "", VolunteerState.Pending, now, Demo: false);
        return true;
    }

    private string Cell(ImportSheet sheet, ImportField field) => match[field] is >= 0 and var column ? Plain(sheet.Cell(column)) : "";

    private (string First, string Last) NameIn(ImportSheet sheet) => match[ImportField.FullName] is >= 0 and var column
        ? WholeName.Split(
            Cell(sheet, ImportField.FullName), WholeName.IsFamilyFirst(column < sheet.Header.Count ? sheet.Header[column] : ""))
        : ("", "");

    // Answers are kept: files repeat themselves.
    private bool TryPlace(string insee, string name, string postcode, out string code, [NotNullWhen(false)] out string? reason)
    {
        code = insee.Length == 4 ? "0" + insee : insee.ToUpperInvariant();
        reason = null;
        if (code.Length > 0)
        {
            return true;
        }
        if (!places.TryGetValue((name, postcode), out var answer))
        {
            places[(name, postcode)] = answer = check.Gazetteer.Read(name, postcode);
        }
        code = answer.Found?.Code ?? "";
        reason = answer.Found is null ? Reason(answer) : null;
        return reason is null;
    }

    // Without the line's content: reasons are kept thirty days.
    private static string Reason(PlaceAnswer answer) => answer.Kind switch
    {
        PlaceRefusal.Missing => "commune absente",
        PlaceRefusal.Contradiction => "le nom de la commune et le code postal se contredisent",
        PlaceRefusal.Ambiguous => "commune ambiguë\u00A0: ajoutez le code Insee ou le code postal",
        _ => "commune inconnue",
    };

    // Our own export defuses what a spreadsheet would run: '+33… and '=… are read as they were.
    private static string Plain(string value) => value is ['\'', '=' or '+' or '-' or '@', ..] ? value[1..] : value;

    private static string Explain(string field) => field switch
    {
        nameof(SignUpForm.FirstName) => "prénom absent, ou qui n’est pas un nom",
        nameof(SignUpForm.LastName) => "nom absent, ou qui n’est pas un nom",
        nameof(SignUpForm.Phone) => "téléphone incorrect",
        nameof(SignUpForm.CommuneCode) => "commune inconnue",
        nameof(SignUpForm.Profiles) => "aucun profil connu",
        _ => "message trop long",
    };
}
