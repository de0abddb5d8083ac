using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>
/// « Qui a fait quoi aux contacts de mon territoire ? »: the audit, as far as <see cref="JournalScope"/> opens it. Reading it is in the
/// audit too.
/// </summary>
public sealed class AuditJournal(
    Database database, TerritoryDirectory territories, IAuditedPeople subjects, JournalFormatter formatter, Audit audit)
{
    /// <summary>Lines of an export, the newest.</summary>
    public const int MostExported = 20_000;

    private const int Chunk = 500;

    /// <summary>A territory with no more people is read from them, a larger one from the log.</summary>
    internal int FewPeople { get; init; } = 2000;

    /// <summary>Chunks of the log that one answer searches; then it says where it stopped.</summary>
    internal int MostChunks { get; init; } = 60;

    /// <summary>
    /// One page, newest first. Null when the person asked about is not in the reader's territory, or the reader has none.
    /// </summary>
    public async Task<JournalPage?> OpenAsync(JournalReader? reader, JournalQuery query, CancellationToken cancel = default)
    {
        if (await ScopeAsync(reader, query, cancel) is not { } scope)
        {
            return null;
        }
        await RecordAsync(AuditAction.JournalRead, reader!, scope, query, cancel);
        await using var db = database.Read();
        return await ReadAsync(db, scope, query, cancel);
    }

    /// <summary>The same, page after page, to <see cref="MostExported"/> lines.</summary>
    public async IAsyncEnumerable<JournalLine> ExportAsync(JournalReader? reader, JournalQuery query,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (await ScopeAsync(reader, query, cancel) is not { } scope)
        {
            yield break;
        }
        await RecordAsync(AuditAction.JournalExported, reader!, scope, query, cancel);
        await using var db = database.Read();
        var left = MostExported;
        for (long? next = query.Before ?? long.MaxValue; next is not null && left > 0;)
        {
            var page = await ReadAsync(db, scope, query with { Before = next }, cancel);
            foreach (var line in page.Lines.Take(left))
            {
                yield return line;
            }
            (left, next) = (left - page.Lines.Count, page.Next);
        }
    }

    /// <summary>Those who hold or held a mandate in the reader's territory or above it, by name.</summary>
    public async Task<IReadOnlyList<JournalPerson>> PeopleAsync(JournalReader? reader, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return reader is null ? [] : await formatter.PeopleAsync(db, reader, cancel);
    }

    private async Task<JournalScope?> ScopeAsync(JournalReader? reader, JournalQuery query, CancellationToken cancel)
    {
        var scope = reader is null ? null : new JournalScope(reader, territories.Current);
        if (scope is null || query.VolunteerId is not { } volunteer)
        {
            return scope;
        }
        await using var db = database.Read();
        return await subjects.CommuneOfAsync(db, volunteer, cancel) is { } code && scope.Holds(code) ? scope : null;
    }

    private Task RecordAsync(string action, JournalReader reader, JournalScope scope, JournalQuery query, CancellationToken cancel) =>
        database.WriteAsync(db =>
    {
        var detail = string.Join(' ', new[] { query.Act?.ToString(), query.AccountId is { } account ? $"account:{account}"
            : null, query.VolunteerId is { } volunteer ? $"volunteer:{volunteer}" : null }
            .Where(part => part is not null));
        audit.Record(db, action, reader.AccountId, scope.AuditName, detail);
        return Task.CompletedTask;
    }, cancel);

    private async Task<JournalPage> ReadAsync(SiteDbContext db, JournalScope scope, JournalQuery query, CancellationToken cancel)
    {
        var streams = await JournalStreams.OpenAsync(db, query, scope, subjects, territories.Current, FewPeople, cancel);
        var found = new List<(AuditEntry Entry, int People)>();
        long? next = streams.Start;
        for (var chunk = 0; chunk < MostChunks && next is { } before && found.Count <= JournalPage.Size; chunk++)
        {
            (var entries, next) = await streams.ReadAsync(before, Chunk, cancel);
            await TakeAsync(db, scope, entries, found, cancel);
        }
        if (found.Count > JournalPage.Size)
        {
            return new JournalPage(await formatter.TellAsync(db, found[..JournalPage.Size], cancel), found[JournalPage.Size - 1]
                .Entry.Id, null);
        }
        var reached = next is null ? null : await db.Set<AuditEntry>().Where(entry => entry.Id == next).Select(entry => (DateTime?)entry.At)
            .SingleOrDefaultAsync(cancel);
        return new JournalPage(await formatter.TellAsync(db, found, cancel), next, reached is { } at
            ? DateTime.SpecifyKind(at, DateTimeKind.Utc) : null);
    }

    /// <summary>Adds those that concern the reader, until the page is full, with how many of their people do.</summary>
    private async Task TakeAsync(
        SiteDbContext db, JournalScope scope, IReadOnlyList<AuditEntry> entries, List<(AuditEntry Entry, int People)> found,
        CancellationToken cancel)
    {
        foreach (var part in entries.Where(entry => scope.ReachOf(entry) != JournalReach.Nothing).Chunk(JournalPage.Size))
        {
            var ids = part.Select(entry => entry.Id).ToList();
            var people = await db.Set<AuditSubject>().Where(subject => ids.Contains(subject.AuditEntryId))
                .Join(subjects.All(db), subject => subject.VolunteerId, person => person.Id,
                    (subject, person) => new { subject.AuditEntryId, person.CommuneCode })
                .GroupBy(row => new { row.AuditEntryId, row.CommuneCode })
                .Select(group => new { group.Key.AuditEntryId, group.Key.CommuneCode, Count = group.Count() }).ToListAsync(cancel);
            var counts = people.ToLookup(row => row.AuditEntryId);
            foreach (var entry in part)
            {
                var reach = scope.ReachOf(entry);
                var count = counts[entry.Id].Where(row => reach == JournalReach.All || scope.Holds(row.CommuneCode)).Sum(row => row.Count);
                if (count > 0 || reach == JournalReach.All || (reach == JournalReach.PeopleOrNobody && !counts.Contains(entry.Id)))
                {
                    found.Add((entry, count));
                }
            }
            if (found.Count > JournalPage.Size)
            {
                return;
            }
        }
    }
}
