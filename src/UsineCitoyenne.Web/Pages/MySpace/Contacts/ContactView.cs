using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>
/// A view of the table as its URL holds it. What was searched for may be a name or an address, and URLs end in logs and
/// histories: it travels sealed, readable by this site only.
/// </summary>
public sealed class ContactView
{
    public const string Address = "/mon-espace/contacts/";

    /// <summary>Sealed text search.</summary>
    public string? R { get; set; }

    [ModelBinder<FacetSelection.Binder>]
    public FacetSelection Facets { get; set; } = new();

    /// <summary>Columns shown, by <see cref="ContactColumn.Key"/>; none means the usual ones.</summary>
    public List<string> Col { get; set; } = [];

    /// <summary><c>recent</c>, or the key of a column.</summary>
    public string? Tri { get; set; }

    /// <summary><c>inverse</c> or nothing.</summary>
    public string? Sens { get; set; }

    public int P { get; set; } = 1;

    /// <summary>Ticked lines, as they came.</summary>
    public List<string> Ids { get; set; } = [];

    /// <summary>Whom an act is about, as it came: see <see cref="ContactAim"/>. A list, so that two contradictory ones are seen.</summary>
    public List<string> Portee { get; set; } = [];

    /// <summary>The table offers acts on the whole view; nobody can be ticked then.</summary>
    public bool IsWhole => Portee is [ContactAim.WholeView] && Ids.Count == 0;

    public IReadOnlyList<long> Picked => ContactAim.Numbers(Ids);

    public bool IsNarrowed => !string.IsNullOrEmpty(R) || !Facets.IsEmpty;

    /// <summary>The order that <see cref="Tri"/> asks for; the newest first when it asks for nothing known.</summary>
    public string Order => ContactColumn.All.Any(column => column.Key == Tri && column.Sort is not null) ? Tri! : ContactColumn.Newest;

    public IReadOnlyList<ContactColumn> Columns => [.. ContactColumn.All.Where(column => Col.Count == 0 ? column.Usual
        : Col.Contains(column.Key) || (column.Key is "tel" or "courriel" && Col.Contains(ContactColumn.Reach)))];

    public ContactQuery ToQuery(string text, VolunteerOptions options) => Facets.Narrow(new ContactQuery(), options) with
    {
        Text = text,
        Sort = ContactColumn.All.FirstOrDefault(column => column.Key == Tri)?.Sort ?? ContactSort.Newest,
        Descending = Sens == "inverse",
        Page = Math.Max(P, 1),
    };

    /// <summary>Whom an act is about, and what is wrong with it. Every act of the table reads it here.</summary>
    public (ContactQuery Query, string? Wrong) ToAim(string text, VolunteerOptions options) =>
        ContactAim.Read(ToQuery(text, options), Portee, Ids);

    /// <summary>The same view with one thing changed, as an address. Paging starts again unless the page is what changes.</summary>
    public string With(Action<ContactView> change)
    {
        var copy = Copy();
        copy.P = 1;
        change(copy);
        return copy.ToQueryString();
    }

    public string ToQueryString() => To(Address);

    /// <summary>Another page that works on this view.</summary>
    public string To(string address) => QueryHelpers.AddQueryString(
        address, Fields().Concat(P > 1 ? [new("p", $"{P}")] : Array.Empty<KeyValuePair<string, string?>>()));

    /// <summary>What a saved view keeps: neither the page nor what was searched for. From the question mark.</summary>
    public string ToKeep() => QueryHelpers.AddQueryString("", Fields().Where(field => field.Key != "r"));

    /// <summary>Everything but the page number, for a form that keeps the view.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields()
    {
        (string Name, List<string> Values)[] lists = [("r", [R ?? ""]), .. Facets.Fields(), ("col", Col), ("tri", [Tri ?? ""]),
            ("sens", [Sens ?? ""])];
        return lists.SelectMany(list => list.Values.Where(value => !string.IsNullOrEmpty(value))
            .Select(value => new KeyValuePair<string, string?>(list.Name, value)));
    }

    /// <summary>What was said of whom it is about, for a page or a form that goes on with them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> AimFields() =>
        [.. Portee.Select(said => new KeyValuePair<string, string?>("portee", said)),
            .. Ids.Select(id => new KeyValuePair<string, string?>("ids", id))];

    /// <summary>Where a message to these people is written.</summary>
    public string WriteUrl => QueryHelpers.AddQueryString(To("/mon-espace/campagnes/nouvelle/"), AimFields());

    /// <summary>The table where acts are on the whole view.</summary>
    public string WholeUrl => QueryHelpers.AddQueryString(ToQueryString(), "portee", ContactAim.WholeView);

    /// <summary>The table again, the same lines ticked.</summary>
    public string BackUrl => QueryHelpers.AddQueryString(ToQueryString(), AimFields().Where(pair => pair.Key == "ids"));

    private ContactView Copy()
    {
        var copy = (ContactView)MemberwiseClone();
        (copy.Facets, copy.Col) = (Facets.Copy(), [.. Col]);
        return copy;
    }
}
