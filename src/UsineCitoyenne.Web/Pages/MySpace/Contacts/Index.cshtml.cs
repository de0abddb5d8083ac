using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Table;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

[Require(Need.Contacts)]
public sealed class IndexModel(ContactTable table, ContactCsv csv, VolunteerOptions options, SearchSeal seal, TimeProvider clock) : MySpacePage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "")]
    public ContactView View { get; set; } = new();

    /// <summary>What is searched for, as typed.</summary>
    public string Search { get; private set; } = "";

    public ContactPage Contacts { get; private set; } = null!;

    public VolunteerOptions VolunteerOptions => options;

    public int PageCount => Math.Max(1, (Contacts.Total + PageSize - 1) / PageSize);

    public override string Title => "Contacts";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Search = seal.Open(View.R);
        Contacts = await SearchAsync(cancel);
        // A page number beyond the last, kept in a bookmark: the last one is shown.
        if (View.P > PageCount)
        {
            View.P = PageCount;
            Contacts = await SearchAsync(cancel);
        }
    }

    /// <summary>The text search: it comes by POST and goes on sealed.</summary>
    public IActionResult OnPost(string? search)
    {
        View.R = seal.Seal(search);
        View.P = 1;
        return Redirect(View.ToQueryString());
    }

    /// <summary>The whole view as CSV.</summary>
    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancel)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"contacts-{clock.GetLocalNow():yyyy-MM-dd}.csv\"";
        var rows = table.ExportAsync(Responsable.Contacts!, View.ToQuery(seal.Open(View.R), options), cancel);
        await csv.WriteAsync(rows, Response.Body, cancel);
        return new EmptyResult();
    }

    private Task<ContactPage> SearchAsync(CancellationToken cancel) =>
        table.SearchAsync(Responsable.Contacts!, View.ToQuery(Search, options) with { PageSize = PageSize }, cancel);
}
