using System.Globalization;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>Numbers of rows of another table, whose labels the database has; who has any of them is kept.</summary>
public abstract class NumberFacet(string key, string label, string? alias = null) : Facet<IReadOnlyList<long>>(key, label, [], alias)
{
    public override IReadOnlyList<string> Write(ContactQuery query, VolunteerOptions options) =>
        [.. Of(query).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    // What is no number is nobody's: left out, it would show more people than were asked for.
    private protected override IReadOnlyList<long> Parse(IReadOnlyCollection<string> values, VolunteerOptions options) =>
        [.. values.Select(Number).Distinct()];

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
