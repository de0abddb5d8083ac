using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>A few named values, each with a cell of its own number.</summary>
public abstract class ValueFacet<T>(string key, string label, string? alias = null) : Facet<IReadOnlyList<T>>(key, label, [], alias)
    where T : struct, Enum
{
    /// <summary>Those that the table shows, in order.</summary>
    private protected abstract IReadOnlyList<T> Shown { get; }

    public override IReadOnlyList<string> Write(ContactQuery query, VolunteerOptions options) =>
        [.. Of(query).Select(value => value.ToString())];

    internal override bool[]? Wanted(FacetSnapshot snapshot, ContactQuery query)
    {
        var chosen = Of(query);
        return chosen.Count == 0
            ? Usual
            : [.. Enumerable.Range(0, Column.Size(snapshot)).Select(cell => chosen.Any(value => CellOf(value) == cell))];
    }

    internal override IReadOnlyList<FacetCount> Build(FacetSnapshot snapshot, int[] counts, ContactQuery query, VolunteerOptions options) =>
        [.. Shown.Select(value => new FacetCount(value.ToString(), LabelOf(value), counts[CellOf(value)], Of(query).Contains(value)))
            .Where(IsWorthShowing)];

    internal override Task<IEnumerable<string>> DescribeAsync(ContactQuery query, FacetServices services, CancellationToken cancel) =>
        Task.FromResult(Of(query).Select(LabelOf));

    /// <summary>By cell, what is kept when nothing is chosen. Null keeps all.</summary>
    private protected virtual bool[]? Usual => null;

    private protected abstract string LabelOf(T value);

    /// <summary>What a name that is none stands for; null leaves it out.</summary>
    private protected abstract T? Unknown { get; }

    private protected override IReadOnlyList<T> Parse(IReadOnlyCollection<string> values, VolunteerOptions options) =>
        [.. values.Select(name => Enum.TryParse<T>(name, out var value) && Accepts(value) ? value : Unknown).OfType<T>().Distinct()];

    private protected virtual bool Accepts(T value) => true;

    private static int CellOf(T value) => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);
}
