using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Stores a batch of lines in the caller's transaction: the people, the mails that ask them to confirm, the audit.</summary>
public sealed class ImportStore(ImportValidator validator, ImportHeard heard, Outbox outbox, Audit audit)
{
    internal async Task<BatchResult> StoreAsync(
        SiteDbContext db, IReadOnlyList<(long Line, VolunteerBulk.Row Row)> batch, ImportRules rules, KnownPeople known,
        CancellationToken cancel)
    {
        var fates = await validator.JudgeAsync(db, [.. batch.Select(entry => entry.Row)], rules, known, cancel);
        var added = batch.Where((_, index) => fates[index].Adds).Select(entry => entry.Row).ToList();
        if (added.Count > 0)
        {
            await AddAsync(db, [.. added.Where(row => row.Email.Length > 0)], rules, cancel);
            await heard.EnterAsync(db, [.. added.Where(row => row.Email.Length == 0)], rules, cancel);
        }
        var filled = await FillAsync(db, [.. batch.Select((entry, index) => (fates[index].Fills, entry.Row.Details))
            .Where(pair => pair.Fills is not null).Select(pair => (pair.Fills!.Value, pair.Details))], rules, cancel);
        var refused = batch.Select((entry, index) => (entry.Line, Fate: fates[index]))
            .Where(pair => !pair.Fate.Adds && pair.Fate.Fills is null && !pair.Fate.Known)
            .Select(pair => new RefusedLine(pair.Line, pair.Fate.Reason)).ToList();
        return new BatchResult(added.Count, filled, fates.Count(fate => fate.Known && fate.Fills is null), refused);
    }

    private async Task AddAsync(SiteDbContext db, List<VolunteerBulk.Row> rows, ImportRules rules, CancellationToken cancel)
    {
        if (rows.Count == 0)
        {
            return;
        }
        var before = await db.Set<Volunteer>().MaxAsync(row => (long?)row.Id, cancel) ?? 0;
        await VolunteerBulk.InsertAsync(db, rows, cancel);
        // Others may write at the same time: of what is new, ours.
        var inserted = rows.ConvertAll(row => EmailAddress.Key(row.Email));
        var ids = await db.Set<Volunteer>().Where(row => row.Id > before && EF.Parameter(inserted).Contains(row.EmailKey!))
            .Select(row => row.Id).ToListAsync(cancel);
        var origin = SignUpOrigin.ImportedBy(rules.Scope?.AccountId);
        await outbox.EnqueueManyAsync(db, ConfirmMail.Kind, ids, origin, cancel: cancel);
        await ImportArrival.RecordAsync(db, rules.JobId, ids, cancel);
        await audit.RecordManyAsync(db, AuditAction.VolunteersImported, rules.Scope?.AccountId, rules.Scope?.AuditName, $"{rows.Count}",
            ids, cancel);
    }

    /// <returns>How many people got something that they lacked, or had it all already.</returns>
    private async Task<int> FillAsync(SiteDbContext db, IReadOnlyList<(long Id, Volunteer.Details Details)> fills, ImportRules rules,
        CancellationToken cancel)
    {
        if (fills.Count == 0)
        {
            return 0;
        }
        var ids = fills.Select(fill => fill.Id).ToList();
        var people = await db.Set<Volunteer>().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var changed = fills.Where(fill => people.TryGetValue(fill.Id, out var person) && person.FillGaps(fill.Details))
            .Select(fill => fill.Id).ToHashSet();
        if (changed.Count > 0)
        {
            audit.Record(db, AuditAction.VolunteerEdited, rules.Scope?.AccountId, rules.Scope?.AuditName, "import", changed);
        }
        return fills.Count;
    }
}

/// <param name="Known">People already there, to whom nothing was to be added.</param>
internal sealed record BatchResult(int Added, int Filled, int Known, IReadOnlyList<RefusedLine> Refused);
