using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>
/// The one place that decides which entries of the audit somebody reads. An entry done under territories that lie in the reader's own is
/// theirs. One done under a territory above or around is theirs only by the people of it who are in the reader's territory now, and tells
/// how many they are, never how many others. One that names nobody and comes from above, or one from elsewhere, is not theirs.
/// </summary>
internal sealed class JournalScope
{
    private readonly HashSet<string>? communes;
    private readonly Dictionary<string, JournalReach> reaches = [];
    private readonly JournalReader reader;
    private readonly Gazetteer gazetteer;

    public JournalScope(JournalReader reader, Gazetteer gazetteer)
    {
        this.reader = reader;
        this.gazetteer = gazetteer;
        communes = reader.ReadsAll ? null :
            [.. gazetteer.Communes.Where(commune => reader.Territories.Any(held => gazetteer.Contains(held, commune)))
                .Select(commune => commune.Code)];
    }

    public string AuditName => reader.AuditName;

    /// <summary>As the audit writes the reader's own territories and the communes in them.</summary>
    public IReadOnlySet<string> Names =>
        new HashSet<string>(
            [AuditName, .. reader.Territories.Select(held => held.ToString()), .. Communes.Select(code => $"commune:{code}")]);

    public bool IncludesAll => communes is null;

    /// <summary>Codes of today; none for who reads all.</summary>
    public IReadOnlyCollection<string> Communes => communes ?? [];

    /// <summary>Whether the person of this commune, whose code may be old, is in the territory.</summary>
    public bool Holds(string communeCode) => communes is null
        || (gazetteer.CurrentCommune(communeCode) is { } commune && communes.Contains(commune.Code));

    public JournalReach ReachOf(AuditEntry entry)
    {
        if (communes is null)
        {
            return JournalReach.All;
        }
        var territory = entry.Territory ?? "";
        if (!reaches.TryGetValue(territory, out var reach))
        {
            reaches[territory] = reach = Judge(territory);
        }
        return reach;
    }

    // Several territories: « departement:95 +2 ». Which the others are, nobody knows.
    private JournalReach Judge(string territory)
    {
        var several = territory.Contains(' ');
        if (!TerritoryRef.TryParse(territory.Split(' ')[0], out var place) || place == TerritoryRef.Nation)
        {
            return JournalReach.People;
        }
        IReadOnlyList<Territory> within = place.Kind == TerritoryKind.Commune
            ? gazetteer.CurrentCommune(place.Code) is { } commune ? [commune] : []
            : gazetteer.Find(place) is { } found ? gazetteer.CommunesOf(found) : [];
        var mine = within.Count(one => communes!.Contains(one.Code));
        return mine > 0 && mine == within.Count ? (several ? JournalReach.PeopleOrNobody : JournalReach.All)
            : mine > 0 || several ? JournalReach.People : JournalReach.Nothing;
    }
}

/// <summary>How an entry concerns a reader.</summary>
internal enum JournalReach
{
    Nothing,

    /// <summary>By those of its people who are in the territory, if any.</summary>
    People,

    /// <summary>The same, and when it names nobody.</summary>
    PeopleOrNobody,

    /// <summary>As a whole.</summary>
    All,
}
