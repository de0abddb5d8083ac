using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>One facet as a page draws it.</summary>
/// <param name="Name">Of its field in the address.</param>
/// <param name="Open">Unfolded from the start: the usual ones.</param>
public sealed record FacetGroup(string Title, string Name, IReadOnlyList<FacetCount> Values, bool Open = false)
{
    public static FacetGroup Of(FacetValues values) => new(values.Facet.Label, values.Facet.Key, values.Values, values.Facet.IsOpen);
}
