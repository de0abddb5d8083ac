using System.Diagnostics.CodeAnalysis;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>Reads a person from the line where a sheet stands.</summary>
/// <param name="defaultProfile">Code of the profile of those whose line tells none; null to refuse them.</param>
internal sealed class ImportColumns(ColumnMatch match, SignUpCheck check, string? defaultProfile = null)
{
    private static readonly char[] ListSeparators = [',', '|', '/'];
    private readonly CommuneFinder communes = new();

    public bool TryRead(
        ImportSheet sheet, DateTime now, [NotNullWhen(true)] out VolunteerBulk.Row? row, [NotNullWhen(false)] out string? reason)
    {
        row = null;
        string Value(ImportField field) => match[field] is >= 0 and var column ? Plain(sheet.Cell(column).Trim()) : "";
        if (!EmailAddress.TryNormalize(Value(ImportField.Email), out var address))
        {
            reason = "adresse électronique absente ou incorrecte";
            return false;
        }
        var code = Value(ImportField.Insee);
        if (code.Length == 0 && !communes.TryFind(check.Gazetteer, Value(ImportField.Commune), Value(ImportField.Postcode), out code, out reason))
        {
            return false;
        }
        var profiles = Codes(Value(ImportField.Profiles));
        var (details, errors) = check.Check(new SignUpForm
        {
            FirstName = Value(ImportField.FirstName),
            LastName = Value(ImportField.LastName),
            Phone = Value(ImportField.Phone),
            CommuneCode = code.Length == 4 ? "0" + code : code,
            Profiles = profiles.Length == 0 && !string.IsNullOrEmpty(defaultProfile) ? [defaultProfile] : profiles,
            Availability = Codes(Value(ImportField.Availability)),
            Equipment = Codes(Value(ImportField.Equipment)),
            Note = Value(ImportField.Note),
        });
        if (details is null)
        {
            reason = string.Join(" ; ", errors.Select(error => Explain(error.Key)));
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
        nameof(SignUpForm.FirstName) => "prénom absent, ou qui n’est pas un nom",
        nameof(SignUpForm.LastName) => "nom absent, ou qui n’est pas un nom",
        nameof(SignUpForm.Phone) => "téléphone incorrect",
        nameof(SignUpForm.CommuneCode) => "commune inconnue",
        nameof(SignUpForm.Profiles) => "aucun profil connu",
        _ => "message trop long",
    };
}
