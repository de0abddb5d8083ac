using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Contacts.Bulk;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Contacts.Views;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Tags;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

[Require(Need.Contacts)]
public sealed class IndexModel(
    ContactTable table, ContactTags tags, ContactBulk bulk, SavedViews saved, ContactLines lines, VolunteerOptions options,
    TerritoryDirectory territories,
    SearchSeal seal, TimeProvider clock) : MySpacePage
{
    public const int PageSize = 50;

    /// <summary>Profiles offered as a start, one press each.</summary>
    private const int Starts = 5;

    private IReadOnlyDictionary<long, TagView> shownTags = new Dictionary<long, TagView>();

    [BindProperty(SupportsGet = true, Name = "")]
    public ContactView View { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    /// <summary>What is wrong with the act that was asked for, and with the name of a view.</summary>
    public string? BulkError { get; private set; }

    public string? SaveError { get; private set; }

    /// <summary>Said when an act does not say whom it is about, or is about nobody.</summary>
    public string? PickError { get; private set; }

    public BulkForm Bulk { get; private set; } = new();

    /// <summary>Tags that the reader may put.</summary>
    public IReadOnlyList<TagView> OfferedTags { get; private set; } = [];

    public IReadOnlyList<SavedViewLine> Views { get; private set; } = [];

    /// <summary>What is searched for, as typed.</summary>
    public string Search { get; private set; } = "";

    public ContactPage Contacts { get; private set; } = null!;

    public VolunteerOptions VolunteerOptions => options;

    public int PageCount => Math.Max(1, (Contacts.Total + PageSize - 1) / PageSize);

    public override string Title => "Contacts";

    /// <summary>« Available to sew », in one press: the most frequent know-how.</summary>
    public IEnumerable<FacetCount> QuickStarts => View.Facets["profil"].Count > 0 || View.Facets["etat"].Count > 0
        ? []
        : Contacts.Facets["profil"].OrderByDescending(facet => facet.Count).Take(Starts);

    /// <summary>Tags take a column when somebody on the page has one, or when the reader chose it.</summary>
    public IReadOnlyList<ContactColumn> Columns =>
        [.. View.Columns.Where(column => column.Key != "etiq" || View.Col.Count > 0 || shownTags.Count > 0)];

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
        OfferedTags = await tags.OfferedAsync(Responsable.Contacts!, cancel);
        Views = await saved.ListAsync(Responsable.Contacts!, cancel);
        shownTags = (await tags.ReadAsync([.. Contacts.Rows.SelectMany(row => row.Tags)], cancel)).ToDictionary(tag => tag.Id);
    }

    /// <summary>The text search: it comes by POST and goes on sealed.</summary>
    public IActionResult OnPost(string? search)
    {
        View.R = seal.Seal(search);
        View.P = 1;
        return Redirect(View.ToQueryString());
    }

    /// <summary>An act on many people: the next page says on how many, and asks.</summary>
    public async Task<IActionResult> OnPostBulkAsync(BulkForm form, CancellationToken cancel)
    {
        Bulk = form;
        var (people, wrong) = View.ToAim(seal.Open(View.R), options);
        BulkError = wrong ?? (form.Kind is null ? "Choisissez ce qu’il faut faire." : null);
        if (BulkError is null && form.Kind is { } kind)
        {
            (var id, BulkError) = await bulk.ProposeAsync(
                Responsable.Contacts!, kind, form.Argument(territories.Current), people, cancel);
            if (BulkError is null)
            {
                return Redirect(View.To($"/mon-espace/contacts/lots/{id}/"));
            }
        }
        return await AgainAsync(cancel);
    }

    /// <param name="partage">A territory whose team sees the view; empty for oneself.</param>
    public async Task<IActionResult> OnPostSaveAsync(string? nom, string? partage, CancellationToken cancel)
    {
        TerritoryRef? territory = TerritoryRef.TryParse(partage, out var parsed) ? parsed : null;
        SaveError = await saved.SaveAsync(Responsable.Contacts!, nom, View.ToKeep(), territory, cancel);
        if (SaveError is not null)
        {
            return await AgainAsync(cancel);
        }
        Done = string.IsNullOrEmpty(View.R) ? "La vue est gardée." : "La vue est gardée, sans le texte cherché : il peut nommer quelqu’un.";
        return Redirect(View.ToQueryString());
    }

    public async Task<IActionResult> OnPostForgetAsync(long vue, CancellationToken cancel)
    {
        Done = await saved.RemoveAsync(Responsable.Contacts!, vue, cancel) > 0 ? "La vue est retirée." : null;
        return Redirect(View.ToQueryString());
    }

    public string Label(TerritoryRef territory) => territories.Current.LabelOf(territory);

    /// <summary>To the page that writes to them; it says to how many.</summary>
    public async Task<IActionResult> OnPostWriteAsync(CancellationToken cancel) =>
        await RefuseNobodyAsync(cancel) ?? Redirect(View.WriteUrl);

    public Task<IActionResult> OnPostExportAsync(CancellationToken cancel) => FileAsync(workbook: false, cancel);

    public Task<IActionResult> OnPostWorkbookAsync(CancellationToken cancel) => FileAsync(workbook: true, cancel);

    /// <summary>The ticked people, or the whole view, as a file.</summary>
    private async Task<IActionResult> FileAsync(bool workbook, CancellationToken cancel)
    {
        if (await RefuseNobodyAsync(cancel) is { } refused)
        {
            return refused;
        }
        var mark = new ExportMark(Responsable.Name, clock.GetUtcNow().UtcDateTime);
        var rows = table.ExportAsync(Responsable.Contacts!, View.ToAim(seal.Open(View.R), options).Query, cancel);
        return new SheetFile("contacts", mark, ContactLines.ColumnsOf(mark), rows.Select(row => lines.Of(row, mark)), workbook);
    }

    /// <summary>The table again, when it is not said whom the act is about, or nobody is left of them.</summary>
    private async Task<IActionResult?> RefuseNobodyAsync(CancellationToken cancel)
    {
        var (people, wrong) = View.ToAim(seal.Open(View.R), options);
        if (wrong is null && (people.People is null || await table.CountAsync(Responsable.Contacts!, people, cancel) > 0))
        {
            return null;
        }
        PickError = wrong ?? ContactAim.Unsaid;
        return await AgainAsync(cancel);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private Task<ContactPage> SearchAsync(CancellationToken cancel) =>
        table.SearchAsync(Responsable.Contacts!, View.ToQuery(Search, options) with { PageSize = PageSize }, cancel);
}
