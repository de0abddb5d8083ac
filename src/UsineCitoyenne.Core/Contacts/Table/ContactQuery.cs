using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>A view of the contact table: what is narrowed, how it is sorted, which page.</summary>
public sealed record ContactQuery
{
    public const int MaximumPageSize = 200;

    /// <summary>Words that must all be found, without accents or case, in name, address, phone, note, commune or postcode.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// True for who may not see contact details: words are sought in name, commune and postcode only, so that a search tells nothing of
    /// them.
    /// </summary>
    internal bool NamesOnly { get; init; }

    /// <summary>
    /// What is chosen of each facet, by its key: a facet reads and writes its own (see <see cref="Facet{T}"/>). The properties below say
    /// the same to code that asks for one of them; a facet needs none.
    /// </summary>
    internal ImmutableDictionary<string, object> Choices { get; private set; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>Codes; empty means all.</summary>
    public IReadOnlyList<string> Regions { get => Chosen<string>(RegionFacet.Name); init => Choose(RegionFacet.Name, value); }

    public IReadOnlyList<string> Departements
    {
        get => Chosen<string>(DepartementFacet.Name); init =>
        Choose(DepartementFacet.Name, value);
    }

    public IReadOnlyList<string> Epcis { get => Chosen<string>(EpciFacet.Name); init => Choose(EpciFacet.Name, value); }

    public IReadOnlyList<string> Communes { get => Chosen<string>(CommuneFacet.Name); init => Choose(CommuneFacet.Name, value); }

    /// <summary>Bits; a volunteer with any of them is kept; 0 means all.</summary>
    public int Profiles { get => Bits(ProfileFacet.Name); init => Choose(ProfileFacet.Name, value); }

    public int Availability { get => Bits(AvailabilityFacet.Name); init => Choose(AvailabilityFacet.Name, value); }

    public int Equipment { get => Bits(EquipmentFacet.Name); init => Choose(EquipmentFacet.Name, value); }

    /// <summary>Numbers of tags; who has any of them is kept; empty means all.</summary>
    public IReadOnlyList<long> Tags { get => Chosen<long>(TagFacet.Name); init => Choose(TagFacet.Name, value); }

    /// <summary>Empty means all.</summary>
    public IReadOnlyList<ContactAge> Ages { get => Chosen<ContactAge>(AgeFacet.Name); init => Choose(AgeFacet.Name, value); }

    /// <summary>Empty means confirmed and paused; the table holds no other.</summary>
    public IReadOnlyList<VolunteerState> States { get => Chosen<VolunteerState>(StateFacet.Name); init => Choose(StateFacet.Name, value); }

    /// <summary>Empty means all but those that faded; archived entries are never shown.</summary>
    public IReadOnlyList<Freshness> Freshness { get => Chosen<Freshness>(FreshnessFacet.Name); init => Choose(FreshnessFacet.Name, value); }

    /// <summary>Numbers of relays, 0 for who came by none; empty means all.</summary>
    public IReadOnlyList<long> Sources { get => Chosen<long>(RelayFacet.Name); init => Choose(RelayFacet.Name, value); }

    /// <summary>
    /// Numbers of the people who were ticked: an act on the view is then on them alone, whatever else narrows it. Null means the whole
    /// view; empty means nobody, never everybody. The table itself shows its view whoever is ticked.
    /// </summary>
    public IReadOnlyList<long>? People { get; init; }

    public ContactSort Sort { get; init; } = ContactSort.Newest;

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to 200.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Whom an act on this view is about: facets that chose what was shown no longer count for who was ticked in it.</summary>
    internal ContactQuery Meant() => People is null
        ? this
        : new ContactQuery { People = People, Freshness = Enum.GetValues<Freshness>(), Sort = Sort, Descending = Descending };

    /// <summary>As it is stored with what was asked for on it.</summary>
    internal string ToJson()
    {
        var stored = JsonSerializer.SerializeToNode(this)!.AsObject();
        foreach (var facet in FacetList.All)
        {
            facet.Store(stored, this);
        }
        return stored.ToJsonString();
    }

    internal static ContactQuery FromJson(string json)
    {
        var stored = JsonSerializer.Deserialize<JsonObject>(json)!;
        return FacetList.All.Aggregate(stored.Deserialize<ContactQuery>()!, (query, facet) => facet.Restore(stored, query));
    }

    internal ContactQuery With(string key, object value) => this with { Choices = Choices.SetItem(key, value) };

    private void Choose(string key, object value) => Choices = Choices.SetItem(key, value);

    private int Bits(string key) => Choices.GetValueOrDefault(key) is int bits ? bits : 0;

    private IReadOnlyList<T> Chosen<T>(string key) => Choices.GetValueOrDefault(key) as IReadOnlyList<T> ?? [];
}

public enum ContactSort
{
    Newest,
    Name,
    Commune,
    State,

    /// <summary>The three lists, by the first choice that the person ticked; those who ticked none come last.</summary>
    Profiles,
    Availability,
    Equipment,

    /// <summary>Those with the most tags first.</summary>
    Tags,
}

/// <summary>How long ago the person signed up, counted in days of 24 hours.</summary>
public enum ContactAge
{
    /// <summary>Seven days or less.</summary>
    Week = 0,

    /// <summary>Eight to thirty days.</summary>
    Month = 1,
    Before = 2,
}
