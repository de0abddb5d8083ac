using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Table;
using UsineCitoyenne.Core.Volunteers.Tags;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

[Require(Need.Contacts)]
public sealed class IndexModel(ContactTable table, ContactTags tags, ContactCsv csv, VolunteerOptions options, SearchSeal seal, TimeProvider clock) : MySpacePage
{
    public const int PageSize = 50;

    /// <summary>Profiles offered as a start, one press each.</summary>
    private const int Starts = 5;

    private IReadOnlyDictionary<long, TagView> shownTags = new Dictionary<long, TagView>();

    [BindProperty(SupportsGet = true, Name = "")]
    public ContactView View { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    /// <summary>What is searched for, as typed.</summary>
    public string Search { get; private set; } = "";

    public ContactPage Contacts { get; private set; } = null!;

    public VolunteerOptions VolunteerOptions => options;

    public int PageCount => Math.Max(1, (Contacts.Total + PageSize - 1) / PageSize);

    public override string Title => "Contacts";

    /// <summary>« Available to sew », in one press: the most frequent know-how.</summary>
    public IEnumerable<FacetCount> QuickStarts => View.Profil.Count > 0 || View.Etat.Count > 0
        ? []
        : Contacts.Facets.Profiles.OrderByDescending(facet => facet.Count).Take(Starts);

    public IEnumerable<TagView> TagsOf(ContactRow row) => row.Tags.Where(shownTags.ContainsKey).Select(tag => shownTags[tag]);

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
        shownTags = (await tags.ReadAsync([.. Contacts.Rows.SelectMany(row => row.Tags)], cancel)).ToDictionary(tag => tag.Id);
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
