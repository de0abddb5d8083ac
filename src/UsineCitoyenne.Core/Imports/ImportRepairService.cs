using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// The refused lines of an import, corrected on the screen. They are read back from the encrypted file, which stays until its author is
/// done with it, a week at most.
/// </summary>
public sealed class ImportRepairService(
    Database database, ImportFiles files, ImportStore store, SignUpCheck check, VolunteerOptions options, ContactTable contacts,
    TerritoryDirectory territories, TimeProvider clock)
{
    /// <summary>Lines shown at once.</summary>
    public const int LinesAtOnce = 20;

    private const int MostPlaces = 12;

    /// <summary>The first refused lines with what they hold; none once the author is done.</summary>
    /// <exception cref="InvalidDataException">The file is gone; the message is for people.</exception>
    public async Task<IReadOnlyList<RefusedPerson>> ListAsync(ContactScope by, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await OpenAsync(db, by, key, cancel) is not { } job)
        {
            return [];
        }
        var refusals = await db.Set<ImportRefusal>().Where(row => row.JobId == job.Id).OrderBy(row => row.Line).Take(LinesAtOnce)
            .ToListAsync(cancel);
        var people = new List<RefusedPerson>();
        await using var content = await files.OpenAsync(key, job.Secret!, cancel);
        await using var sheet = await ImportSheet.OpenAsync(content, job.Format, job.Sheet, cancel);
        var columns = Columns(job);
        while (people.Count < refusals.Count && await sheet.ReadAsync(cancel))
        {
            if (refusals.Find(row => row.Line == sheet.Line) is { } refusal)
            {
                var values = Enum.GetValues<ImportField>().ToDictionary(field => field, field => columns.ValueOf(sheet, field));
                people.Add(Advise(new RefusedPerson(sheet.Line, refusal.Reason, values)));
            }
        }
        return people;
    }

    /// <summary>
    /// What may be meant where a place is not sure or a mail domain is mistyped: for the person to choose, never chosen for them.
    /// </summary>
    public RefusedPerson Advise(RefusedPerson person)
    {
        string Value(ImportField field) => (person.Values.GetValueOrDefault(field) ?? "").Trim();
        var answer = territories.Current.Read(Value(ImportField.Commune), Value(ImportField.Postcode));
        return person with
        {
            Places = answer is { Found: null, Kind: not PlaceRefusal.Missing } ? [.. answer.Choices.Take(MostPlaces)] : [],
            MeantAddress = MailProviders.Meant(Value(ImportField.Email)),
        };
    }

    /// <summary>Takes a corrected line. Sent twice, it adds nobody twice.</summary>
    /// <returns>Why it is still refused, in French; null when the person is in, or was already.</returns>
    public async Task<string?> SaveAsync(
        ContactScope by, Guid key, long line, IReadOnlyDictionary<ImportField, string> values, CancellationToken cancel = default) =>
        (await SaveAsync(by, key, new Dictionary<long, IReadOnlyDictionary<ImportField, string>> { [line] = values }, cancel))
            .GetValueOrDefault(line);

    /// <summary>Takes corrected lines, each for itself.</summary>
    /// <returns>Why some are still refused, in French, by line.</returns>
    public async Task<IReadOnlyDictionary<long, string>> SaveAsync(
        ContactScope by, Guid key, IReadOnlyDictionary<long, IReadOnlyDictionary<ImportField, string>> lines,
        CancellationToken cancel = default)
    {
        await using var reading = database.Read();
        if (await OpenAsync(reading, by, key, cancel) is not { } found)
        {
            const string Over = "Cet import est terminé : inscrivez la personne depuis « Inscrire quelqu’un ».";
            return lines.Keys.ToDictionary(line => line, _ => Over);
        }
        var refused = new Dictionary<long, string>();
        var people = new List<(long Line, VolunteerBulk.Row Row)>();
        var columns = Columns(found);
        foreach (var (line, values) in lines.OrderBy(pair => pair.Key))
        {
            string Value(ImportField field) => (values.GetValueOrDefault(field) ?? "").Trim();
            if (columns.TryRead(Value, clock.GetUtcNow().UtcDateTime, out var row, out var reason))
            {
                people.Add((line, row));
            }
            else
            {
                refused[line] = reason;
            }
        }
        if (people.Count == 0)
        {
            return refused;
        }
        var rules = ImportRules.Of(found, by);
        var known = await KnownPeople.AmongAsync(
            reading, people.ConvertAll(person => person.Row.Details), rules, contacts, territories.Current, cancel);
        await database.WriteAsync(async db =>
        {
            var numbers = people.ConvertAll(person => person.Line);
            var refusals = await db.Set<ImportRefusal>()
                .Where(row => row.JobId == found.Id && numbers.Contains(row.Line)).ToListAsync(cancel);
            var open = people.FindAll(person => refusals.Exists(refusal => refusal.Line == person.Line));
            if (open.Count == 0)
            {
                return;
            }
            var result = await store.StoreAsync(db, open, rules, known, cancel);
            foreach (var again in result.Refused)
            {
                refused[again.Line] = again.Reason;
            }
            db.RemoveRange(refusals.Where(refusal => !refused.ContainsKey(refusal.Line)));
            (await db.Set<ImportJob>().FirstAsync(job => job.Id == found.Id, cancel)).Repair(result, open.Count - result.Refused.Count);
        }, cancel);
        return refused;
    }

    /// <summary>The author is done: nobody can open the file any more.</summary>
    public async Task CloseAsync(ContactScope by, Guid key, CancellationToken cancel = default)
    {
        var closed = await database.WriteAsync(async db =>
        {
            var job = await OpenAsync(db, by, key, cancel);
            job?.Close();
            return job is not null;
        }, cancel);
        if (closed)
        {
            files.Delete(key);
        }
    }

    private ImportColumns Columns(ImportJob job) => new(job.Choice.Columns, check, options, job.DefaultProfile);

    private static Task<ImportJob?> OpenAsync(SiteDbContext db, ContactScope by, Guid key, CancellationToken cancel) => db.Set<ImportJob>()
        .FirstOrDefaultAsync(row => row.Key == key && row.AccountId == by.AccountId && row.State == ImportState.Done
            && row.Secret != null, cancel);
}

/// <param name="Line">As the spreadsheet numbers it.</param>
/// <param name="Reason">Why it was refused, in French.</param>
/// <param name="Values">What the line holds, by field; empty where it has no such column.</param>
public sealed record RefusedPerson(long Line, string Reason, IReadOnlyDictionary<ImportField, string> Values)
{
    /// <summary>Communes and parts of communes that may be meant, best first; none when the place is sure.</summary>
    public IReadOnlyList<Territory> Places { get; init; } = [];

    /// <summary>The address with the domain that may be meant; null when nothing is likely.</summary>
    public string? MeantAddress { get; init; }
}
