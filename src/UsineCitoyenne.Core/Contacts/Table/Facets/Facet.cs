using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>
/// One way to narrow the contact table, all of it: its name in an address, how it reads what was chosen, the rows that it keeps, their
/// counts, and its words. A new one is a class and its line in <see cref="FacetList"/>; the search, the pages, the API of the back office
/// and what is stored of a view go through the list.
/// </summary>
/// <param name="key">Of its field in an address.</param>
/// <param name="label">Its title, in French.</param>
/// <param name="alias">In the API of the back office, which has its own words for it; null for one that goes by key and label.</param>
public abstract class Facet(string key, string label, string? alias = null)
{
    /// <summary>A facet longer than this shows its largest values; the text search finds the others.</summary>
    private protected const int Longest = 60;

    public string Key => key;

    public string Label => label;

    public string Alias => alias ?? key;

    /// <summary>The back office translates its title by <see cref="Alias"/>.</summary>
    public bool IsTranslated => alias is not null;

    /// <summary>Unfolded from the start: the usual ones.</summary>
    public virtual bool IsOpen => false;

    /// <summary>Tells what was written about somebody: hidden from who may not see sensitive data, and no filter for them.</summary>
    internal virtual bool IsSensitive => false;

    /// <summary>Where it comes in an address, a sentence and the API, when not in the order of the list.</summary>
    internal virtual FacetPlaces Places => FacetPlaces.Last;

    internal abstract FacetColumn Column { get; }

    /// <summary>In JSON of a stored query.</summary>
    private string Stored => char.ToUpperInvariant(Alias[0]) + Alias[1..];

    /// <summary>The query narrowed by what an address says.</summary>
    public abstract ContactQuery Read(ContactQuery query, IReadOnlyCollection<string> values, VolunteerOptions options);

    /// <summary>What an address says for this query.</summary>
    public abstract IReadOnlyList<string> Write(ContactQuery query, VolunteerOptions options);

    /// <summary>What the API was asked, to be put on a query.</summary>
    /// <exception cref="JsonException">A value that is none of this facet.</exception>
    public abstract Func<ContactQuery, VolunteerOptions, ContactQuery> Read(JsonElement asked, JsonSerializerOptions json);

    /// <summary>The query with nothing chosen here.</summary>
    internal abstract ContactQuery Clear(ContactQuery query);

    /// <summary>By cell of <see cref="Column"/>, whether its rows are kept. Null when all are.</summary>
    internal abstract bool[]? Wanted(FacetSnapshot snapshot, ContactQuery query);

    /// <summary>Its values, from the number of rows in each cell.</summary>
    internal abstract IReadOnlyList<FacetCount> Build(FacetSnapshot snapshot, int[] counts, ContactQuery query, VolunteerOptions options);

    /// <summary>The same with labels from the database, for the few that are shown.</summary>
    internal virtual Task<IReadOnlyList<FacetCount>> LabelAsync(
        IReadOnlyList<FacetCount> values, ContactScope scope, FacetServices services, CancellationToken cancel) => Task.FromResult(values);

    /// <summary>What the query keeps by it, in French, one label a value.</summary>
    internal abstract Task<IEnumerable<string>> DescribeAsync(ContactQuery query, FacetServices services, CancellationToken cancel);

    internal void Store(JsonObject stored, ContactQuery query) => stored[Stored] = ToJson(query);

    internal ContactQuery Restore(JsonObject stored, ContactQuery query) => stored[Stored] is { } value ? FromJson(value, query) : query;

    private protected abstract JsonNode? ToJson(ContactQuery query);

    private protected abstract ContactQuery FromJson(JsonNode value, ContactQuery query);

    private protected static bool IsWorthShowing(FacetCount value) => value.Count > 0 || value.Selected;
}

/// <typeparam name="T">What a query holds of it.</typeparam>
public abstract class Facet<T>(string key, string label, T none, string? alias = null) : Facet(key, label, alias)
    where T : notnull
{
    public override ContactQuery Read(ContactQuery query, IReadOnlyCollection<string> values, VolunteerOptions options) =>
        With(query, Parse(values, options));

    public override Func<ContactQuery, VolunteerOptions, ContactQuery> Read(JsonElement asked, JsonSerializerOptions json)
    {
        var value = asked.Deserialize<T>(json) ?? none;
        return (query, _) => With(query, value);
    }

    internal override ContactQuery Clear(ContactQuery query) => With(query, none);

    internal T Of(ContactQuery query) => query.Choices.TryGetValue(Key, out var value) ? (T)value : none;

    private protected abstract T Parse(IReadOnlyCollection<string> values, VolunteerOptions options);

    private protected ContactQuery With(ContactQuery query, T value) => query.With(Key, value);

    private protected override JsonNode? ToJson(ContactQuery query) => JsonSerializer.SerializeToNode(Of(query));

    private protected override ContactQuery FromJson(JsonNode value, ContactQuery query) => With(query, value.Deserialize<T>() ?? none);
}

/// <summary>Ranks of a facet where the order is not that of the list.</summary>
internal readonly record struct FacetPlaces(int Address, int Sentence, int Backoffice)
{
    public static FacetPlaces Last { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue);
}
