using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Pages.MySpace.Contacts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Responsables;

/// <summary>Table 2: those with a mandate inside the reader's territory.</summary>
[Require(Need.Contacts)]
public sealed class IndexModel(ResponsableTable table, SearchSeal seal, TimeProvider clock) : MySpacePage
{
    private static readonly SheetColumn[] Columns =
    [
        new("Nom", 24), new("Adresse électronique", 30), new("Mandat", 26), new("Territoire", 26), new("Code du territoire", 20),
            new("Département", 12),
        new("État", 14), new("Depuis le", 17), new("Jusqu’au", 17), new("Dernière connexion", 19), .. ContactLines.MarkColumns,
    ];

    [BindProperty(SupportsGet = true, Name = "")]
    public ResponsableView View { get; set; } = new();

    /// <summary>What is searched for, as typed.</summary>
    public string Search { get; private set; } = "";

    public ResponsablePage Table { get; private set; } = null!;

    public override string Title => "Responsables";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Search = seal.Open(View.R);
        Table = await table.SearchAsync(Responsable.Contacts!, View.ToQuery(Search), cancel);
        View.P = Math.Clamp(View.P, 1, Table.Pages);
    }

    /// <summary>The text search: it comes by POST and goes on sealed.</summary>
    public IActionResult OnPost(string? search)
    {
        (View.R, View.P) = (seal.Seal(search), 1);
        return Redirect(View.ToUrl());
    }

    public Task<IActionResult> OnPostExportAsync(CancellationToken cancel) => FileAsync(workbook: false, cancel);

    public Task<IActionResult> OnPostWorkbookAsync(CancellationToken cancel) => FileAsync(workbook: true, cancel);

    private async Task<IActionResult> FileAsync(bool workbook, CancellationToken cancel)
    {
        var rows = await table.ExportAsync(Responsable.Contacts!, View.ToQuery(seal.Open(View.R)), cancel);
        var mark = new ExportMark(Responsable.Name, clock.GetUtcNow().UtcDateTime);
        return new SheetFile("responsables", mark, Columns, rows.Select(row => Line(row, mark)).ToAsyncEnumerable(), workbook);
    }

    private static IEnumerable<SheetValue> Line(ResponsableRow row, ExportMark mark) =>
    [
        row.Name, row.Email, row.Type, row.Place, row.Territory.ToString(), row.Departement, French.Label(row.State),
            SheetValue.Moment(row.StartsAt),
        SheetValue.Moment(row.EndsAt), SheetValue.Moment(row.LastSeenAt), mark.By, SheetValue.Moment(mark.At),
    ];
}
