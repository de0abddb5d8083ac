using System.Text.Json;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>One of the lists of the sign-up form. A query holds bits of it: who ticked any of them is kept; 0 means all.</summary>
public abstract class OptionFacet(OptionList list, string key, string label, string? alias = null) : Facet<int>(key, label, 0, alias)
{
    public override IReadOnlyList<string> Write(ContactQuery query, VolunteerOptions options) =>
        [.. options.In(list, Of(query)).Select(option => option.Code)];

    public override Func<ContactQuery, VolunteerOptions, ContactQuery> Read(JsonElement asked, JsonSerializerOptions json)
    {
        var codes = asked.Deserialize<IReadOnlyList<string>>(json);
        return (query, options) => With(query, options.Mask(list, codes));
    }

    internal override bool[]? Wanted(FacetSnapshot snapshot, ContactQuery query)
    {
        var mask = Of(query);
        return mask == 0 ? null : [.. Enumerable.Range(0, Column.Size(snapshot)).Select(set => (set & mask) != 0)];
    }

    internal override IReadOnlyList<FacetCount> Build(FacetSnapshot snapshot, int[] counts, ContactQuery query, VolunteerOptions options)
    {
        var bits = Bits(counts);
        return [.. options.Of(list)
            .Select(option => new FacetCount(option.Code, option.Label, bits[option.Bit], (Of(query) & option.Mask) != 0))
            .Where(IsWorthShowing)];
    }

    internal override Task<IEnumerable<string>> DescribeAsync(ContactQuery query, FacetServices services, CancellationToken cancel) =>
        Task.FromResult(services.Options.In(list, Of(query)).Select(option => option.Label));

    private protected override int Parse(IReadOnlyCollection<string> values, VolunteerOptions options) => options.Mask(list, values);

    private protected static FacetColumn SetsOf(Func<ContactColumns, ushort[]> sets) =>
        new StoredColumn<ushort>(columns => sets(columns), columns => columns.ChoiceSets);

    // Volunteers holding each bit, from the counts of each whole set.
    private static int[] Bits(int[] sets)
    {
        var bits = new int[VolunteerOptions.MaximumPerList];
        for (var set = 1; set < sets.Length; set++)
        {
            for (var bit = 0; sets[set] != 0 && bit < bits.Length; bit++)
            {
                bits[bit] += (set >> bit & 1) * sets[set];
            }
        }
        return bits;
    }
}
