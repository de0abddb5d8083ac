using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>
/// The refused lines of an import, corrected on the screen. They are read back from the encrypted file, which stays until its author is
/// done with it, a week at most.
/// </summary>
public sealed class ImportRepairService
{
    /// <summary>Lines shown at once.</summary>
    public const int LinesAtOnce = 20;

    private readonly Database database;
    private readonly ImportFiles files;
    private readonly ImportStore store;
    private readonly SignUpCheck check;
    private readonly VolunteerOptions options;
    private readonly ContactTable contacts;
    private readonly TerritoryDirectory territories;
    private readonly TimeProvider clock;

    internal ImportRepairService(
        Database database, ImportFiles files, ImportStore store, SignUpCheck check, VolunteerOptions options, ContactTable contacts,
        TerritoryDirectory territories, TimeProvider clock)
    {
        this.database = database;
        this.files = files;
        this.store = store;
        this.check = check;
        this.options = options;
        this.contacts = contacts;
        this.territories = territories;
        this.clock = clock;
    }

    /// <summary>The first refused lines with what they hold; none once the file is gone.</summary>
    public async Task<IReadOnlyList<RefusedPerson>> ListAsync(ContactScope by, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await OpenAsync(db, by, key, cancel) is not { } job)
        {
            return [];
        }
        var refusals = await db.Set<ImportRefusal>().Where(row => row.JobId == job.Id).OrderBy(row => row.Line).Take(LinesAtOnce).ToListAsync(cancel);
        var people = new List<RefusedPerson>();
        await using var content = await files.OpenAsync(key, job.Secret!, cancel);
        await using var sheet = await ImportSheet.OpenAsync(content, job.Format, cancel);
        var columns = Columns(job);
        while (people.Count < refusals.Count && await sheet.ReadAsync(cancel))
        {
            if (refusals.Find(row => row.Line == sheet.Line) is { } refusal)
            {
                people.Add(new RefusedPerson(
                    sheet.Line, refusal.Reason, Enum.GetValues<ImportField>().ToDictionary(field => field, field => columns.ValueOf(sheet, field))));
            }
        }
        return people;
    }

    /// <summary>Takes a corrected line. Sent twice, it adds nobody twice.</summary>
    /// <returns>Why it is still refused, in French; null when the person is in, or was already.</returns>
    public async Task<string?> SaveAsync(
        ContactScope by, Guid key, long line, IReadOnlyDictionary<ImportField, string> values, CancellationToken cancel = default)
    {
        await using var reading = database.Read();
        if (await OpenAsync(reading, by, key, cancel) is not { } found)
        {
            return "Cet import est terminé : inscrivez la personne depuis « Inscrire quelqu’un ».";
        }
        if (!Columns(found).TryRead(field => (values.GetValueOrDefault(field) ?? "").Trim(), clock.GetUtcNow().UtcDateTime, out var row, out var reason))
        {
            return reason;
        }
        var rules = ImportRules.Of(found, by);
        var known = await KnownPeople.ReadAsync(reading, rules, contacts, territories.Current, cancel);
        return await database.WriteAsync(async db =>
        {
            if (await db.Set<ImportRefusal>().FirstOrDefaultAsync(other => other.JobId == found.Id && other.Line == line, cancel) is not { } refusal)
            {
                return null;
            }
            var result = await store.StoreAsync(db, [(line, row)], rules, known, cancel);
            if (result.Refused is [var again])
            {
                return again.Reason;
            }
            db.Remove(refusal);
            (await db.Set<ImportJob>().FirstAsync(job => job.Id == found.Id, cancel)).Repair(result);
            return null;
        }, cancel);
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
        .FirstOrDefaultAsync(row => row.Key == key && row.AccountId == by.AccountId && row.State == ImportState.Done && row.Secret != null, cancel);
}

/// <param name="Line">As the spreadsheet numbers it.</param>
/// <param name="Reason">Why it was refused, in French.</param>
/// <param name="Values">What the line holds, by field; empty where it has no such column.</param>
public sealed record RefusedPerson(long Line, string Reason, IReadOnlyDictionary<ImportField, string> Values);
