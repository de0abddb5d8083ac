using System.Globalization;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>Tags put on people.</summary>
public sealed class TagFacet() : NumberFacet(Name, "Étiquettes", "tags")
{
    internal const string Name = "etiq";

    internal override bool IsSensitive => true;

    internal override FacetPlaces Places => new(Address: 9, Sentence: 4, Backoffice: 10);

    internal override FacetColumn Column { get; } = new StoredColumn<int>(columns => columns.TagSet, columns => columns.TagSets.Count);

    internal override bool[]? Wanted(FacetSnapshot snapshot, ContactQuery query) => snapshot.Columns.TagSets.Holding(Of(query));

    /// <summary>The most frequent first; <see cref="LabelAsync"/> knows which of them the reader may see.</summary>
    internal override IReadOnlyList<FacetCount> Build(FacetSnapshot snapshot, int[] counts, ContactQuery query, VolunteerOptions options)
    {
        var holders = new Dictionary<long, int>();
        for (var set = 1; set < counts.Length; set++)
        {
            foreach (var tag in counts[set] == 0 ? [] : snapshot.Columns.TagSets[set])
            {
                holders[tag] = holders.GetValueOrDefault(tag) + counts[set];
            }
        }
        var selected = Of(query);
        var shown = holders.OrderByDescending(pair => pair.Value).Take(ContactTags.Offered).Select(pair => pair.Key).Union(selected);
        return [.. shown.Select(tag =>
            new FacetCount(tag.ToString(CultureInfo.InvariantCulture), "", holders.GetValueOrDefault(tag), selected.Contains(tag)))];
    }

    internal override Task<IReadOnlyList<FacetCount>> LabelAsync(
        IReadOnlyList<FacetCount> values, ContactScope scope, FacetServices services, CancellationToken cancel) =>
        services.Tags.LabelAsync(scope, values, cancel);

    internal override async Task<IEnumerable<string>> DescribeAsync(ContactQuery query, FacetServices services, CancellationToken cancel) =>
        (await services.Tags.ReadAsync(Of(query), cancel)).Select(tag => tag.Label);
}
