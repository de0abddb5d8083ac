using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Journal;
using UsineCitoyenne.Core.Volunteers.Table;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Journal;

/// <summary>Who did what to the contacts of the reader's territory.</summary>
[Require(Need.Journal)]
public sealed class IndexModel(AuditJournal journal, TimeProvider clock) : MySpacePage
{
    private static readonly string[] Header = ["quand", "qui", "role", "acte", "personnes", "territoire", "exporte_par", "exporte_le"];

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
        else if (await journal.OpenAsync(Responsable, query, cancel) is { } lines)
        {
            Lines = lines;
        }
        else
        {
            return NotFound();
        }
        People = await journal.PeopleAsync(Responsable, cancel);
        return Page();
    }

    /// <summary>The lines of the filters, as a file that says who took it.</summary>
    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancel)
    {
        (var query, Errors) = Input.ToQuery();
        if (Errors.Count > 0)
        {
            return Redirect(Input.ToUrl());
        }
        var mark = new ExportMark(Responsable.Name, clock.GetUtcNow().UtcDateTime);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"journal-{mark.At:yyyy-MM-dd}.csv\"";
        await SpreadsheetText.WriteAsync(Header, journal.ExportAsync(Responsable, query with { Before = null }, cancel).Select(line => Cells(line, mark)), Response.Body, cancel);
        return new EmptyResult();
    }

    private static IEnumerable<string?> Cells(JournalLine line, ExportMark mark) =>
        [French.Moment(line.At), line.Who, line.Role, line.What, line.People == 0 ? "" : $"{line.People}", line.Territory, mark.By, French.Moment(mark.At)];
}
