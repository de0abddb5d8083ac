using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>
/// Contacts as lines of a spreadsheet, in the words of the table. Each line ends with who took it away and when: a file that travels says
/// where it comes from.
/// </summary>
public sealed class ContactLines(VolunteerOptions options)
{
    public static IReadOnlyList<SheetColumn> Columns { get; } =
    [
        new("Prénom", 16), new("Nom", 18), new("Adresse électronique", 30), new("Téléphone", 17), new("Commune", 24), new("Code Insee", 12),
        new("Département", 20), new("Savoir-faire", 34), new("Disponibilités", 30), new("Matériel", 30), new("Message", 40),
        new("État", 12),
        new("Inscription", 17), new("Confirmation", 17),
    ];

    public static IReadOnlyList<SheetColumn> MarkColumns { get; } = [new("Exporté par", 22), new("Exporté le", 17)];

    public static IReadOnlyList<SheetColumn> ColumnsOf(ExportMark? mark) => mark is null ? Columns : [.. Columns, .. MarkColumns];

    public IEnumerable<SheetValue> Of(ContactRow row, ExportMark? mark)
    {
        SheetValue[] values =
        [
            row.FirstName, row.LastName, row.Email, PhoneNumber.Show(row.Phone), row.Commune?.Name, row.Commune?.Code,
                row.Commune?.Departement?.Name,
            Labels(OptionList.Profile, row.Profiles), Labels(OptionList.Availability, row.Availability),
            Labels(OptionList.Equipment, row.Equipment),
            row.Note, VolunteerLabels.Of(row.State), SheetValue.Moment(row.CreatedAt), SheetValue.Moment(row.ConfirmedAt),
        ];
        return mark is null ? values : [.. values, mark.By, SheetValue.Moment(mark.At)];
    }

    // A label that holds a comma keeps it: between two choices stands what no label holds.
    private string Labels(OptionList list, int mask)
    {
        var labels = options.In(list, mask).Select(option => option.Label).ToList();
        return string.Join(labels.Exists(label => label.Contains(',', StringComparison.Ordinal)) ? " | " : ", ", labels);
    }
}
