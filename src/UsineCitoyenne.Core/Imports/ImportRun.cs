using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;
using Database = UsineCitoyenne.Core.Data.Database;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// Works through one import, from where it stands to its end. People, refusals and the place reached commit together: stopped anywhere, it
/// goes on without adding anybody twice.
/// </summary>
public sealed class ImportRun(
    Database database, ImportFiles files, ImportStore store, SignUpCheck check, VolunteerOptions options, ContactTable contacts,
    MandateService mandates,
    TerritoryDirectory territories, Audit audit, TimeProvider clock)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LeasePrecision = TimeSpan.FromMilliseconds(1);
    private const int BatchSize = 1000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    internal async Task RunAsync(ImportJob job, CancellationToken cancel)
    {
        var problem = "";
        try
        {
            problem = await WorkAsync(job, cancel);
        }
        catch (InvalidDataException failure)
        {
            problem = failure.Message;
        }
        catch (ImportTakenOverException)
        {
            return;
        }
        var (kept, scope) = (true, await mandates.ScopeOfAsync(job.AccountId, cancel));
        await database.WriteAsync(async db =>
        {
            // A node that was held up ends nothing that another has taken over, or has ended already.
            if (await db.Set<ImportJob>()
                .FirstOrDefaultAsync(other => other.Id == job.Id && other.State == ImportState.Running, cancel) is { } row
                && row.LeasedUntil - job.LeasedUntil is { } apart && apart.Duration() < LeasePrecision)
            {
                row.End(problem, Now);
                if (row.Added == 0)
                {
                    // Those that add people are told with each batch.
                    audit.Record(db, AuditAction.VolunteersImported, job.AccountId, scope?.AuditName, "0");
                }
                kept = row.Secret is not null;
            }
        }, cancel);
        if (!kept)
        {
            files.Delete(job.Key);
        }
    }

    private async Task<string> WorkAsync(ImportJob job, CancellationToken cancel)
    {
        if (await RulesOfAsync(job, cancel) is not { } rules)
        {
            return NoMandate;
        }
        await using var content = await files.OpenAsync(job.Key, job.Secret!, cancel);
        await using var sheet = await ImportSheet.OpenAsync(content, job.Format, job.Sheet, cancel);
        var columns = new ImportColumns(job.Choice.Columns, check, options, job.DefaultProfile);
        KnownPeople known;
        await using (var db = database.Read())
        {
            known = await KnownPeople.ReadAsync(db, rules, contacts, territories.Current, cancel);
        }
        var batch = new ImportBatch();
        var (read, stored) = (0L, job.Read);
        while (await sheet.ReadAsync(cancel))
        {
            if (++read <= job.Read)
            {
                continue;
            }
            batch.Read(sheet, columns, Now);
            if (batch.Count < BatchSize)
            {
                continue;
            }
            // A mandate that ended stops the import at once, like any other door.
            if (await RulesOfAsync(job, cancel) is not { } still)
            {
                return NoMandate;
            }
            await StoreAsync(job, batch, stored, read, still, known, cancel);
            stored = read;
            batch = new ImportBatch();
        }
        await StoreAsync(job, batch, stored, read, rules, known, cancel);
        return "";
    }

    private const string NoMandate = "Votre mandat ne permet plus d’ajouter des contacts.";

    private async Task<ImportRules?> RulesOfAsync(ImportJob job, CancellationToken cancel) =>
        await mandates.ScopeOfAsync(job.AccountId, cancel) is { } scope
        ? ImportRules.Of(job, scope)
        : null;

    private async Task StoreAsync(
        ImportJob job, ImportBatch batch, long from, long read, ImportRules rules, KnownPeople known, CancellationToken cancel)
    {
        var until = Now + Lease;
        await StoreAsync(job, batch, from, read, rules, known, until, cancel);
        job.Take(until);
    }

    private Task StoreAsync(
        ImportJob job, ImportBatch batch, long from, long read, ImportRules rules, KnownPeople known, DateTime until,
        CancellationToken cancel) => database.WriteAsync(async db =>
    {
        // Locks the row: a node that was held up longer than its lease does not store what another has taken over.
        if (await db.Set<ImportJob>().Where(other => other.Id == job.Id && other.State == ImportState.Running && other.Read == from)
            .ExecuteUpdateAsync(other => other.SetProperty(row => row.LeasedUntil, until), cancel) == 0)
        {
            throw new ImportTakenOverException();
        }
        var row = await db.Set<ImportJob>().FirstAsync(other => other.Id == job.Id, cancel);
        var result = await store.StoreAsync(db, batch.People, rules, known, cancel);
        row.Advance(read, result, batch.Unreadable.Count, until);
        await BulkInsert.RunAsync(
            db, "ImportRefusal", ["JobId", "Line", "Reason"],
            batch.Unreadable.Concat(result.Refused).Select(line => new object?[] { job.Id, line.Line, line.Reason }), cancel);
    }, cancel);

    private sealed class ImportTakenOverException : Exception;

    private sealed class ImportBatch
    {
        public List<(long Line, VolunteerBulk.Row Row)> People { get; } = [];

        public List<RefusedLine> Unreadable { get; } = [];

        public int Count => People.Count + Unreadable.Count;

        public void Read(ImportSheet sheet, ImportColumns columns, DateTime now)
        {
            if (columns.TryRead(sheet, now, out var row, out var reason))
            {
                People.Add((sheet.Line, row));
            }
            else
            {
                Unreadable.Add(new RefusedLine(sheet.Line, reason));
            }
        }
    }
}
