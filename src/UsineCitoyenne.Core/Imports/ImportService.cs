using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Files;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// A responsable's imports: send a file, match its columns, see what would become of its first lines, launch. Each person sees their own
/// only.
/// </summary>
public sealed class ImportService(
    Database database, ImportFiles files, ImportValidator validator, SignUpCheck check, VolunteerOptions options, ContactTable contacts,
    TerritoryDirectory territories, TimeProvider clock)
{
    /// <summary>Of a file, in bytes.</summary>
    public const int MaximumBytes = ImportUpload.MaximumBytes;

    private const int PreviewLines = 20, SheetsTried = 10, MostDrafts = 20, MostListed = 100;

    /// <summary>Keeps the file, encrypted, as a draft; or tells what is wrong with it, in French.</summary>
    /// <param name="file">At most <see cref="MaximumBytes"/> are read.</param>
    /// <param name="fileName">As the browser tells it; believed in nothing.</param>
    public async Task<(Guid? Key, string? Problem)> UploadAsync(
        ContactScope by, Stream file, string? fileName = null, CancellationToken cancel = default)
    {
        using var sent = new MemoryStream();
        try
        {
            await new BoundedStream(file, MaximumBytes, cancel).CopyToAsync(sent, cancel);
        }
        catch (InvalidDataException)
        {
            return (null, "Ce fichier dépasse 20 Mo : coupez-le en plusieurs.");
        }
        await using (var db = database.Read())
        {
            if (await db.Set<ImportJob>()
                .CountAsync(row => row.AccountId == by.AccountId && row.State == ImportState.Draft, cancel) >= MostDrafts)
            {
                return (null, $"{MostDrafts} fichiers attendent déjà d’être lancés ou abandonnés\u00A0: voyez « Mes imports ».");
            }
        }
        var (format, content, problem) = ImportUpload.Check(sent.ToArray());
        if (problem is not null)
        {
            return (null, problem);
        }
        try
        {
            var reading = await ReadAsync(content, format, await LikelySheetAsync(content, format, cancel), cancel);
            var key = Guid.NewGuid();
            var secret = await files.SaveAsync(key, content, cancel);
            var draft = ImportJob.Draft(key, by.AccountId, format, NameOf(fileName), secret, reading, clock.GetUtcNow().UtcDateTime);
            await database.WriteAsync(db => Task.FromResult(db.Add(draft)), cancel);
            return (key, null);
        }
        catch (InvalidDataException failure)
        {
            return (null, failure.Message);
        }
    }

    /// <summary>Reads another sheet of a draft's workbook, and proposes its columns anew.</summary>
    /// <returns>What is wrong, in French; null when it is read.</returns>
    public async Task<string?> ChooseSheetAsync(ContactScope by, Guid key, int sheet, CancellationToken cancel = default)
    {
        await using var reading = database.Read();
        if (await FindAsync(reading, by, key, cancel) is not { State: ImportState.Draft } job)
        {
            return Gone;
        }
        try
        {
            using var content = new MemoryStream();
            await using (var file = await files.OpenAsync(key, job.Secret!, cancel))
            {
                await file.CopyToAsync(content, cancel);
            }
            var read = await ReadAsync(content.ToArray(), job.Format, sheet, cancel);
            await database.WriteAsync(async db =>
            {
                if (await FindAsync(db, by, key, cancel) is { State: ImportState.Draft } draft)
                {
                    draft.ReadAs(read);
                }
            }, cancel);
            return null;
        }
        catch (InvalidDataException failure)
        {
            return failure.Message;
        }
    }

    /// <summary>Null when there is none, or it is somebody else's.</summary>
    public async Task<ImportView?> FindAsync(ContactScope by, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await FindAsync(db, by, key, cancel) is { } job
            ? ImportView.Of(job, (await ImportArrival.ConfirmedAsync(db, [job.Id], cancel)).GetValueOrDefault(job.Id))
            : null;
    }

    /// <summary>The reader's imports of the last thirty days, newest first.</summary>
    public async Task<IReadOnlyList<ImportView>> ListAsync(ContactScope by, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var jobs = await db.Set<ImportJob>().Where(row => row.AccountId == by.AccountId).OrderByDescending(row => row.Id).Take(MostListed)
            .ToListAsync(cancel);
        var confirmed = await ImportArrival.ConfirmedAsync(db, [.. jobs.Select(job => job.Id)], cancel);
        return [.. jobs.Select(job => ImportView.Of(job, confirmed.GetValueOrDefault(job.Id)))];
    }

    /// <summary>The columns of a draft, and the fate of its first lines as it is set now. Null when it is no draft.</summary>
    public async Task<ImportPreview?> PreviewAsync(ContactScope by, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        if (await FindAsync(db, by, key, cancel) is not { State: ImportState.Draft } job)
        {
            return null;
        }
        await using var content = await files.OpenAsync(key, job.Secret!, cancel);
        await using var sheet = await ImportSheet.OpenAsync(content, job.Format, job.Sheet, cancel);
        var lines = await ReadAsync(sheet, job, cancel);
        return new ImportPreview(sheet.Header, job.Choice, await JudgeAsync(db, by, job, lines, cancel), sheet.Sheets, job.Sheet);
    }

    /// <summary>Changes how a draft is read.</summary>
    public Task SetAsync(ContactScope by, Guid key, ImportChoice choice, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
    {
        if (await FindAsync(db, by, key, cancel) is { State: ImportState.Draft } job)
        {
            job.Set(choice);
        }
    }, cancel);

    /// <returns>What is wrong, in French; null when it is launched, also by an earlier click.</returns>
    public Task<string?> LaunchAsync(ContactScope by, Guid key, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        if (await FindAsync(db, by, key, cancel) is not { } job)
        {
            return Gone;
        }
        if (job.State == ImportState.Draft && job.Choice.Columns.Problem is { } problem)
        {
            return problem;
        }
        job.Queue();
        return null;
    }, cancel);

    /// <summary>Throws a draft away with its file.</summary>
    public async Task DiscardAsync(ContactScope by, Guid key, CancellationToken cancel = default)
    {
        if (await database.WriteAsync(db => Own(db, by, key).Where(row => row.State == ImportState.Draft)
            .ExecuteDeleteAsync(cancel), cancel) == 1)
        {
            files.Delete(key);
        }
    }

    /// <summary>The lines that added nobody, in order.</summary>
    public async Task<IReadOnlyList<RefusedLine>> RefusalsAsync(ContactScope by, Guid key, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<ImportRefusal>().Where(row => Own(db, by, key).Any(job => job.Id == row.JobId))
            .OrderBy(row => row.Line).Select(row => new RefusedLine(row.Line, row.Reason)).ToListAsync(cancel);
    }

    private const string Gone = "Cet import n’existe plus : envoyez le fichier à nouveau.";

    private static async Task<ImportReading> ReadAsync(byte[] content, ImportFormat format, int number, CancellationToken cancel)
    {
        await using var sheet = await ImportSheet.OpenAsync(new MemoryStream(content, writable: false), format, number, cancel);
        long total = 0;
        while (await sheet.ReadAsync(cancel))
        {
            total++;
        }
        var read = sheet.Sheets.Count == 0 ? 0 : Math.Clamp(number, 0, sheet.Sheets.Count - 1);
        return new ImportReading(read, ColumnMatch.Propose(sheet.Header), total);
    }

    // « Lisez-moi » stands before « Contacts » as often as not: the first sheet that names all the columns, or the first one.
    private static async Task<int> LikelySheetAsync(byte[] content, ImportFormat format, CancellationToken cancel)
    {
        if (format != ImportFormat.Xlsx)
        {
            return 0;
        }
        var count = XlsxRows.CountSheets(new MemoryStream(content, writable: false), cancel);
        for (var number = 0; number < Math.Min(count, SheetsTried) && count > 1; number++)
        {
            try
            {
                await using var sheet = await ImportSheet.OpenAsync(new MemoryStream(content, writable: false), format, number, cancel);
                if (ColumnMatch.Propose(sheet.Header).Problem is null)
                {
                    return number;
                }
            }
            catch (InvalidDataException)
            {
                // An empty sheet, or one that is no list.
            }
        }
        return 0;
    }

    // Some browsers send the whole path.
    private static string NameOf(string? told)
    {
        var name = Invisible.Strip(told);
        name = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(letter => !char.IsControl(letter))]).Trim();
        return name.Length <= ImportJob.LongestFileName ? name : Clip.To(name, ImportJob.LongestFileName - 1) + "…";
    }

    private static IQueryable<ImportJob> Own(SiteDbContext db, ContactScope by, Guid key) =>
        db.Set<ImportJob>().Where(row => row.Key == key && row.AccountId == by.AccountId);

    private static Task<ImportJob?> FindAsync(SiteDbContext db, ContactScope by, Guid key, CancellationToken cancel) =>
        Own(db, by, key).FirstOrDefaultAsync(cancel);

    private async Task<List<(PreviewLine Line, VolunteerBulk.Row? Row)>> ReadAsync(
        ImportSheet sheet, ImportJob job, CancellationToken cancel)
    {
        var lines = new List<(PreviewLine, VolunteerBulk.Row?)>();
        var columns = new ImportColumns(job.Choice.Columns, check, options, job.DefaultProfile);
        string Cell(ImportField field) => columns.ValueOf(sheet, field);
        while (lines.Count < PreviewLines && await sheet.ReadAsync(cancel))
        {
            var line = new PreviewLine(
                sheet.Line, $"{Cell(ImportField.FirstName)} {Cell(ImportField.LastName)}".Trim(), Cell(ImportField.Email),
                Cell(ImportField.Commune) is { Length: > 0 } name ? name
                    : Cell(ImportField.Insee) + Cell(ImportField.Postcode), LineFate.Refused, "");
            lines.Add(columns.TryRead(sheet, clock.GetUtcNow().UtcDateTime, out var row, out var reason)
                ? (line with { Commune = territories.Current.CurrentCommune(row.Details.CommuneCode)!.Label }, row)
                : (line with { Reason = reason }, null));
        }
        return lines;
    }

    private async Task<IReadOnlyList<PreviewLine>> JudgeAsync(
        SiteDbContext db, ContactScope by, ImportJob job, List<(PreviewLine Line, VolunteerBulk.Row? Row)> lines, CancellationToken cancel)
    {
        var rules = ImportRules.Of(job, by);
        var rows = lines.Select(line => line.Row).OfType<VolunteerBulk.Row>().ToList();
        var known = await KnownPeople.AmongAsync(db, rows.ConvertAll(row => row.Details), rules, contacts, territories.Current, cancel);
        var fates = new Queue<ImportFate>(await validator.JudgeAsync(db, rows, rules, known, cancel));
        return [.. lines.Select(line =>
        {
            if (line.Row is null)
            {
                return line.Line;
            }
            var fate = fates.Dequeue();
            var told = fate.Adds && MailProviders.Meant(line.Row.Email) is { } meant ? $"Vouliez-vous dire {meant} ?" : fate.Reason;
            var kind = fate.Adds ? LineFate.Added
                : fate.Fills is not null ? LineFate.Filled
                : fate.Known ? LineFate.Known
                : LineFate.Refused;
            return line.Line with { Fate = kind, Reason = told };
        })];
    }
}
