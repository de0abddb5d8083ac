using System.Globalization;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>Contacts as lines of a spreadsheet. Each line ends with who took it away and when: a file that travels says where it comes from.</summary>
public sealed class ContactLines
{
    private readonly VolunteerOptions options;

    internal ContactLines(VolunteerOptions options) => this.options = options;

    public static IReadOnlyList<string> Header { get; } =
    [
        "prenom", "nom", "email", "telephone", "commune", "code_insee", "departement", "profils", "disponibilites", "equipement",
        "message", "etat", "inscrit_le", "confirme_le",
    ];

    public static IReadOnlyList<string> MarkHeader { get; } = ["exporte_par", "exporte_le"];

    public static IReadOnlyList<string> HeaderOf(ExportMark? mark) => mark is null ? Header : [.. Header, .. MarkHeader];

    public IEnumerable<string?> Of(ContactRow row, ExportMark? mark)
    {
        string?[] values =
        [
            row.FirstName, row.LastName, row.Email, PhoneNumber.Show(row.Phone), row.Commune?.Name, row.Commune?.Code, row.Commune?.Departement?.Code,
            Codes(OptionList.Profile, row.Profiles), Codes(OptionList.Availability, row.Availability), Codes(OptionList.Equipment, row.Equipment),
            row.Note, row.State.ToString(), Iso(row.CreatedAt), row.ConfirmedAt is { } confirmed ? Iso(confirmed) : "",
        ];
        return mark is null ? values : [.. values, mark.By, Iso(mark.At)];
    }

    private string Codes(OptionList list, int mask) => string.Join(",", options.In(list, mask).Select(option => option.Code));

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <param name="By">Name of the responsable.</param>
/// <param name="At">UTC.</param>
public sealed record ExportMark(string By, DateTime At);
