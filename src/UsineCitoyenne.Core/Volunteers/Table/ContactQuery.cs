namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>A view of the contact table: what is narrowed, how it is sorted, which page.</summary>
public sealed record ContactQuery
{
    public const int MaximumPageSize = 200;

    /// <summary>Words that must all be found, without accents or case, in name, address, phone, note, commune or postcode.</summary>
    public string Text { get; init; } = "";

    /// <summary>True for who may not see contact details: words are sought in name, commune and postcode only, so that a search tells nothing of them.</summary>
    internal bool NamesOnly { get; init; }

    /// <summary>Codes; empty means all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<string> Departements { get; init; } = [];

    public IReadOnlyList<string> Epcis { get; init; } = [];

    public IReadOnlyList<string> Communes { get; init; } = [];

    /// <summary>Bits; a volunteer with any of them is kept; 0 means all.</summary>
    public int Profiles { get; init; }

    public int Availability { get; init; }

    public int Equipment { get; init; }

    /// <summary>Numbers of tags; who has any of them is kept; empty means all.</summary>
    public IReadOnlyList<long> Tags { get; init; } = [];

    /// <summary>Empty means all.</summary>
    public IReadOnlyList<ContactAge> Ages { get; init; } = [];

    /// <summary>Empty means confirmed and paused; the table holds no other.</summary>
    public IReadOnlyList<VolunteerState> States { get; init; } = [];

    /// <summary>Empty means all but those that faded; archived entries are never shown.</summary>
    public IReadOnlyList<Freshness> Freshness { get; init; } = [];

    /// <summary>Numbers of relays, 0 for who came by none; empty means all.</summary>
    public IReadOnlyList<long> Sources { get; init; } = [];

    /// <summary>
    /// Numbers of the people who were ticked: an act on the view is then on them alone, whatever else narrows it. Null means the whole view; empty means nobody,
    /// never everybody. The table itself shows its view whoever is ticked.
    /// </summary>
    public IReadOnlyList<long>? People { get; init; }

    public ContactSort Sort { get; init; } = ContactSort.Newest;

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to 200.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Whom an act on this view is about: facets that chose what was shown no longer count for who was ticked in it.</summary>
    internal ContactQuery Meant() => People is null ? this : new ContactQuery { People = People, Freshness = Enum.GetValues<Freshness>(), Sort = Sort, Descending = Descending };
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
