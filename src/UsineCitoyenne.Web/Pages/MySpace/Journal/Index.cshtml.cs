using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Privacy.Journal;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Journal;

/// <summary>Who did what to the contacts of the reader's territory.</summary>
[Require(Need.Journal)]
public sealed class IndexModel(AuditJournal journal, TimeProvider clock) : MySpacePage
{
    private static readonly SheetColumn[] Columns =
        [new("Quand", 17), new("Qui", 22), new("Rôle", 24), new("Acte", 44), new("Personnes", 11), new("Territoire", 24),
            .. ContactLines.MarkColumns];

    [BindProperty(SupportsGet = true, Name = "")]
    public JournalInput Input { get; set; } = new();

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public JournalPage Lines { get; private set; } = new([], null, null);

    public IReadOnlyList<JournalPerson> People { get; private set; } = [];

    public override string Title => "Journal";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        (var query, Errors) = Input.ToQuery();
        if (Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else if (await journal.OpenAsync(Responsable.Journal, query, cancel) is { } lines)
        {
            Lines = lines;
        }
        else
        {
            return NotFound();
        }
        People = await journal.PeopleAsync(Responsable.Journal, cancel);
        return Page();
    }

    /// <summary>The lines of the filters, as a file that says who took it.</summary>
    public IActionResult OnPostExport(CancellationToken cancel) => File(workbook: false, cancel);

    public IActionResult OnPostWorkbook(CancellationToken cancel) => File(workbook: true, cancel);

    private IActionResult File(bool workbook, CancellationToken cancel)
    {
        (var query, Errors) = Input.ToQuery();
        if (Errors.Count > 0)
        {
            return Redirect(Input.ToUrl());
        }
        var mark = new ExportMark(Responsable.Name, clock.GetUtcNow().UtcDateTime);
        var lines = journal.ExportAsync(Responsable.Journal, query with { Before = null }, cancel);
        return new SheetFile("journal", mark, Columns, lines.Select(line => Cells(line, mark)), workbook);
    }

    private static IEnumerable<SheetValue> Cells(JournalLine line, ExportMark mark) =>
    [
        SheetValue.Moment(line.At), line.Who, line.Role, line.What, line.People == 0 ? ""
            : $"{line.People}", line.Territory, mark.By, SheetValue.Moment(mark.At),
    ];
}
