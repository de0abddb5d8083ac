using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Table;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Pages.MySpace.Contacts;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Responsables;

/// <summary>Table 2: those with a mandate inside the reader's territory.</summary>
[Require(Need.Contacts)]
public sealed class IndexModel(ResponsableTable table, SearchSeal seal, TimeProvider clock) : MySpacePage
{
    private static readonly string[] Header =
        ["nom", "email", "mandat", "territoire", "code_territoire", "departement", "etat", "depuis_le", "jusqu_au", "derniere_connexion", "exporte_par", "exporte_le"];

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

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancel)
    {
        var rows = await table.ExportAsync(Responsable.Contacts!, View.ToQuery(seal.Open(View.R)), cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"responsables-{now:yyyy-MM-dd}.csv\"";
        await SpreadsheetText.WriteAsync(Header, rows.Select(row => Line(row, new ExportMark(Responsable.Name, now))).ToAsyncEnumerable(), Response.Body, cancel);
        return new EmptyResult();
    }

    private static IEnumerable<string?> Line(ResponsableRow row, ExportMark mark) =>
    [
        row.Name, row.Email, row.Type, row.Place, row.Territory.ToString(), row.Departement, French.Label(row.State), French.Iso(row.StartsAt),
        row.EndsAt is { } end ? French.Iso(end) : "", row.LastSeenAt is { } seen ? French.Iso(seen) : "", mark.By, French.Iso(mark.At),
    ];
}
