using CsvHelper;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>
/// Reads volunteers from a CSV file (comma, semicolon or tab; first line: names of columns). Good rows come in as « à confirmer »
/// and get a confirmation mail; the others are reported with their line and the reason. Batches commit one by one, so the site
/// goes on serving, and importing the same file again adds nobody twice.
/// </summary>
public sealed class VolunteerImport
{
    private const int BatchSize = 2000;
    private readonly Database database;
    private readonly SignUpCheck check;
    private readonly Leavers leavers;
    private readonly Outbox outbox;
    private readonly Audit audit;
    private readonly TimeProvider clock;

    internal VolunteerImport(Database database, SignUpCheck check, Leavers leavers, Outbox outbox, Audit audit, TimeProvider clock)
    {
        this.database = database;
        this.check = check;
        this.leavers = leavers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// <param name="progress">Receives the number of lines read so far.</param>
    /// <param name="refused">Called for each refused line.</param>
    /// <exception cref="InvalidDataException">The file has no usable header; nothing was imported.</exception>
    public async Task<ImportReport> ImportAsync(
        Stream csv, Action<RefusedLine> refused, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        await using var reader = CsvReader.Create(csv, new CsvReaderOptions
        {
            HasHeader = true,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
        }, true);
        await reader.ReadHeaderAsync(cancel);
        if (reader.Headers is not { Count: > 0 } headers)
        {
            throw new InvalidDataException("Le fichier est vide.");
        }
        var columns = new ImportColumns(headers);
        var batch = new List<(long Line, VolunteerBulk.Row Row)>(BatchSize);
        long read = 0, imported = 0, refusals = 0;
        void Refuse(RefusedLine line)
        {
            refusals++;
            refused(line);
        }
        while (await reader.ReadAsync(cancel))
        {
            read++;
            if (columns.TryRead(reader, check, clock.GetUtcNow().UtcDateTime, out var row, out var reason))
            {
                batch.Add((reader.LineNumber, row));
            }
            else
            {
                Refuse(new RefusedLine(reader.LineNumber, reason));
            }
            if (batch.Count == BatchSize)
            {
                imported += await StoreAsync(batch, Refuse, cancel);
                batch.Clear();
                progress?.Report(read);
            }
        }
        imported += await StoreAsync(batch, Refuse, cancel);
        progress?.Report(read);
        return new ImportReport(read, imported, refusals);
    }

    private async Task<int> StoreAsync(List<(long Line, VolunteerBulk.Row Row)> batch, Action<RefusedLine> refuse, CancellationToken cancel)
    {
        var seen = new HashSet<string>();
        var fresh = new List<(long Line, VolunteerBulk.Row Row)>();
        foreach (var entry in batch)
        {
            if (seen.Add(EmailAddress.Key(entry.Row.Email)))
            {
                fresh.Add(entry);
            }
            else
            {
                refuse(new RefusedLine(entry.Line, "adresse électronique en double dans le fichier"));
            }
        }
        var known = new HashSet<string>();
        var gone = new HashSet<string>();
        var stored = await database.WriteAsync(async db =>
        {
            var keys = fresh.ConvertAll(entry => EmailAddress.Key(entry.Row.Email));
            known.UnionWith(await db.Set<Volunteer>().Where(row => keys.Contains(row.EmailKey!)).Select(row => row.EmailKey!).ToListAsync(cancel));
            gone.UnionWith(await leavers.AmongAsync(db, keys, cancel));
            // Somebody who came back and has yet to confirm is known, not gone.
            gone.ExceptWith(known);
            var rows = fresh.Where(entry => EmailAddress.Key(entry.Row.Email) is var key && !known.Contains(key) && !gone.Contains(key))
                .Select(entry => entry.Row).ToList();
            if (rows.Count == 0)
            {
                return 0;
            }
            var before = await db.Set<Volunteer>().MaxAsync(row => (long?)row.Id, cancel) ?? 0;
            await VolunteerBulk.InsertAsync(db, rows, cancel);
            var inserted = rows.ConvertAll(row => EmailAddress.Key(row.Email));
            var ids = await db.Set<Volunteer>()
                .Where(row => row.Id > before && inserted.Contains(row.EmailKey!)).Select(row => row.Id).ToListAsync(cancel);
            await outbox.EnqueueManyAsync(db, ids.Select(id => new MailRequest(ConfirmMail.TemplateName, MailRecipient.Volunteer, id)
            {
                Bulk = true,
            }), cancel);
            await audit.RecordManyAsync(db, AuditAction.VolunteersImported, accountId: null, territory: null, $"{rows.Count}", ids, cancel);
            return rows.Count;
        }, cancel);
        foreach (var (line, row) in fresh)
        {
            var key = EmailAddress.Key(row.Email);
            if (known.Contains(key) || gone.Contains(key))
            {
                refuse(new RefusedLine(line, gone.Contains(key) ? "cette personne a demandé à partir" : "adresse électronique déjà inscrite"));
            }
        }
        return stored;
    }
}

/// <summary>Lines of data read, volunteers added, lines refused.</summary>
public sealed record ImportReport(long Read, long Imported, long Refused);

/// <param name="Line">Line of the file, from 1, the header being the first.</param>
/// <param name="Reason">French, without the line's content.</param>
public sealed record RefusedLine(long Line, string Reason);
