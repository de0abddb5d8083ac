using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>
/// The entries that may answer a query, newest first, by ranges of an index, each bounded: the log has tens of millions of lines. A small
/// territory, whose lines are rare in it, is read from its people instead.
/// </summary>
internal sealed class JournalStreams
{
    private const int SmallCommunes = 80;
    private static readonly TimeSpan ClockDrift = TimeSpan.FromMinutes(5);
    private readonly List<Func<long, int, IQueryable<AuditEntry>>> streams = [];
    private readonly JournalQuery query;
    private readonly IReadOnlyList<string> verbs;
    private long first;

    private JournalStreams(JournalQuery query)
    {
        this.query = query;
        verbs = JournalActs.VerbsOf(query.Act);
    }

    /// <summary>Where the search begins: no entry asked for has this number or a greater one.</summary>
    public long Start { get; private set; } = long.MaxValue;

    /// <param name="fewPeople">A territory with no more of them is read from them.</param>
    /// <param name="subjects">Where people live.</param>
    public static async Task<JournalStreams> OpenAsync(
        SiteDbContext db, JournalQuery query, JournalScope scope, IAuditedPeople subjects, Gazetteer gazetteer, int fewPeople,
        CancellationToken cancel)
    {
        var streams = new JournalStreams(query);
        await streams.BoundAsync(db, cancel);
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (query.VolunteerId is { } volunteer)
        {
            streams.AddPeople(db, [volunteer]);
        }
        else if (await PeopleOfAsync(db, scope, subjects, gazetteer, fewPeople, cancel) is { } people)
        {
            streams.AddPeople(db, people);
            // One by one: each is a range of the index, where a list of them makes PostgreSQL walk the whole log backward.
            foreach (var name in scope.Names)
            {
                streams.Add(streams.Asked(entries).Where(entry => entry.Territory == name));
            }
        }
        else if (query.AccountId is { } account)
        {
            streams.Add(entries.Where(entry => entry.AccountId == account));
        }
        else if (query.Act is not null)
        {
            streams.verbs.ToList().ForEach(verb => streams.Add(entries.Where(entry => entry.Action == verb)));
        }
        else
        {
            streams.Add(entries);
        }
        return streams;
    }

    /// <summary>The next entries below a number, each once; the second is where to go on, null at the end.</summary>
    public async Task<(IReadOnlyList<AuditEntry> Entries, long? Next)> ReadAsync(long before, int count, CancellationToken cancel)
    {
        var found = new List<AuditEntry>();
        long? floor = null;
        foreach (var stream in streams)
        {
            var part = await stream(before, count).ToListAsync(cancel);
            found.AddRange(part);
            // Below its last one, a full part may hide others.
            floor = part.Count < count ? floor : Math.Max(floor ?? 0, part[^1].Id);
        }
        return ([.. found.Where(entry => entry.Id >= (floor ?? 0)).DistinctBy(entry => entry.Id).Where(IsAsked)
            .OrderByDescending(entry => entry.Id)], floor);
    }

    private bool IsAsked(AuditEntry entry) => JournalActs.Tells(entry) && verbs.Contains(entry.Action)
        && (query.AccountId is null || entry.AccountId == query.AccountId) && !(entry.At < query.From) && !(entry.At >= query.To);

    private void Add(IQueryable<AuditEntry> entries) =>
        streams.Add((before, count) => entries.Where(entry => entry.Id < before && entry.Id >= first).OrderByDescending(entry => entry.Id)
            .Take(count));

    private void AddPeople(SiteDbContext db, IReadOnlyList<long> people) => streams.Add((before, count) =>
    {
        var subjects = db.Set<AuditSubject>()
            .Where(subject => people.Contains(subject.VolunteerId) && subject.AuditEntryId < before && subject.AuditEntryId >= first);
        var found = subjects.Select(subject => subject.AuditEntryId);
        // What is asked for may be rare among their lines: it is looked for there, not page after page.
        found = query.Act is null && query.AccountId is null ? found
            : found.Join(Asked(db.Set<AuditEntry>()), id => id, entry => entry.Id, (id, _) => id);
        var ids = found.Distinct().OrderByDescending(id => id).Take(count);
        return db.Set<AuditEntry>().AsNoTracking().Where(entry => ids.Contains(entry.Id)).OrderByDescending(entry => entry.Id);
    });

    private IQueryable<AuditEntry> Asked(IQueryable<AuditEntry> entries)
    {
        var ofAct = query.Act is null ? entries : entries.Where(entry => verbs.Contains(entry.Action));
        return query.AccountId is { } account ? ofAct.Where(entry => entry.AccountId == account) : ofAct;
    }

    // Numbers grow with time, but for the clocks of several nodes: dates become a range of numbers, a little too wide.
    private async Task BoundAsync(SiteDbContext db, CancellationToken cancel)
    {
        var (from, to) = (query.From - ClockDrift, query.To + ClockDrift);
        if (from is not null)
        {
            first = await db.Set<AuditEntry>().Where(entry => entry.At >= from).OrderBy(entry => entry.At).ThenBy(entry => entry.Id)
                .Select(entry => (long?)entry.Id).FirstOrDefaultAsync(cancel)
                ?? long.MaxValue;
        }
        if (to is not null)
        {
            Start = 1 + (await db.Set<AuditEntry>().Where(entry => entry.At < to).OrderByDescending(entry => entry.At)
                .ThenByDescending(entry => entry.Id).Select(entry => (long?)entry.Id).FirstOrDefaultAsync(cancel)
                ?? 0);
        }
        Start = Math.Min(Start, query.Before ?? long.MaxValue);
    }

    /// <summary>Everybody who is or was there, if they are few; otherwise null.</summary>
    private static async Task<IReadOnlyList<long>?> PeopleOfAsync(
        SiteDbContext db, JournalScope scope, IAuditedPeople subjects, Gazetteer gazetteer, int few, CancellationToken cancel)
    {
        if (scope.IncludesAll || scope.Communes.Count > SmallCommunes || few == 0)
        {
            return null;
        }
        string[] codes = [.. scope.Communes.SelectMany(code => gazetteer.CodesOf(gazetteer.CurrentCommune(code)!))];
        var people = await subjects.InCommunes(db, codes).Take(few + 1).ToListAsync(cancel);
        return people.Count > few ? null : people;
    }
}
