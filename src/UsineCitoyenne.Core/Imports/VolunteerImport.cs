using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Imports;

/// <summary>
/// The operator's import of a CSV file of any size (first line: names of columns). Good rows come in as « à confirmer »
/// and get a confirmation mail; the others are reported with their line and the reason. Batches commit one by one, so the site
/// goes on serving, and importing the same file again adds nobody twice.
/// </summary>
public sealed class VolunteerImport(
    Database database, SignUpCheck check, VolunteerOptions options, ImportStore store, TerritoryDirectory territories, TimeProvider clock)
{
    private const int BatchSize = 2000;

    /// <param name="progress">Receives the number of lines read so far.</param>
    /// <param name="refused">Called for each refused line.</param>
    /// <exception cref="InvalidDataException">The file has no usable header; nothing was imported.</exception>
    public async Task<ImportReport> ImportAsync(
        Stream csv, Action<RefusedLine> refused, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        await using var sheet = await ImportSheet.OpenAsync(csv, ImportFormat.Csv, cancel: cancel);
        var match = ColumnMatch.Propose(sheet.Header);
        if (match.Problem is not null)
        {
            throw new InvalidDataException(
                "La première ligne doit nommer au moins les colonnes « prenom », « nom », « email » et « code_insee » (ou « commune » et "
                + "« code_postal »).");
        }
        var columns = new ImportColumns(match, check, options);
        var known = new KnownPeople(territories.Current);
        var batch = new List<(long Line, VolunteerBulk.Row Row)>(BatchSize);
        long read = 0, imported = 0, alreadyThere = 0, refusals = 0;
        void Refuse(RefusedLine line)
        {
            refusals++;
            refused(line);
        }
        // One batch is read while the one before it is stored.
        var storing = Task.FromResult(new BatchResult(0, 0, 0, []));
        async Task FinishAsync()
        {
            var result = await storing;
            imported += result.Added;
            alreadyThere += result.Known + result.Filled;
            foreach (var line in result.Refused)
            {
                Refuse(line);
            }
            progress?.Report(read);
        }
        async Task StoreAsync()
        {
            await FinishAsync();
            var people = batch;
            batch = new List<(long, VolunteerBulk.Row)>(BatchSize);
            storing = database.WriteAsync(db => store.StoreAsync(db, people, new ImportRules(), known, cancel), cancel);
        }
        while (await sheet.ReadAsync(cancel))
        {
            read++;
            if (columns.TryRead(sheet, clock.GetUtcNow().UtcDateTime, out var row, out var reason))
            {
                batch.Add((sheet.Line, row));
            }
            else
            {
                Refuse(new RefusedLine(sheet.Line, reason));
            }
            if (batch.Count == BatchSize)
            {
                await StoreAsync();
            }
        }
        await StoreAsync();
        await FinishAsync();
        return new ImportReport(read, imported, alreadyThere, refusals);
    }
}

/// <summary>Lines of data read, volunteers added, people who were already there, lines refused.</summary>
public sealed record ImportReport(long Read, long Imported, long Known, long Refused);

/// <param name="Line">Line of the file, from 1, the header being the first.</param>
/// <param name="Reason">French, without the line's content.</param>
public sealed record RefusedLine(long Line, string Reason);
