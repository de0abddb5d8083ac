using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;

namespace UsineCitoyenne.Core.Contacts.Bulk;

/// <summary>
/// Acts on a selection or on a whole view of the table: proposed with its count, confirmed, then done a few hundred people at a time.
/// </summary>
public sealed class ContactBulk(Database database, ContactSelection selection, BulkBatch batches, TimeProvider clock)
{
    private static readonly TimeSpan ProposalLifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Settles who it is about. Nothing is done yet.</summary>
    /// <param name="query">With the people who were ticked, or the whole view. Those outside the scope are left out.</param>
    /// <returns>The number of the act, or what is wrong, in French.</returns>
    public async Task<(long Id, string? Wrong)> ProposeAsync(
        ContactScope scope, BulkKind kind, string argument, ContactQuery query, CancellationToken cancel = default)
    {
        if (await batches.WrongAsync(scope, kind, argument, cancel) is { } wrong)
        {
            return (0, wrong);
        }
        var people = await selection.AllAsync(scope, query, cancel);
        if (people.Count == 0)
        {
            return (0, query.People is null ? "Cette vue ne montre personne." : ContactAim.Unsaid);
        }
        var act = new BulkAct
        {
            AccountId = scope.AccountId,
            Kind = kind,
            Argument = argument,
            Total = people.Count,
            CreatedAt = clock.GetUtcNow().UtcDateTime
        };
        await database.WriteAsync(async db =>
        {
            // One proposal at a time: the one before was given up.
            await db.Set<BulkAct>().Where(row => row.AccountId == scope.AccountId && row.StartedAt == null).ExecuteDeleteAsync(cancel);
            db.Add(act);
            await db.SaveChangesAsync(cancel);
            await BulkPart.InsertAsync(db, act.Id, people, cancel);
        }, cancel);
        return (act.Id, null);
    }

    /// <summary>Null when there is none, or it is somebody else's.</summary>
    public async Task<BulkView?> OpenAsync(ContactScope scope, long id, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var act = await db.Set<BulkAct>().Where(row => row.Id == id && row.AccountId == scope.AccountId)
            .Select(row => new { row.Kind, row.Argument, row.Total, row.Position, row.Changed, row.StartedAt, row.FinishedAt })
            .FirstOrDefaultAsync(cancel);
        return act is null ? null : new BulkView(
            id, act.Kind, await batches.TellAsync(act.Kind, act.Argument, cancel), act.Total, act.Position, act.Changed, act.StartedAt,
            act.FinishedAt);
    }

    /// <summary>
    /// Confirms, and works for as long as <paramref name="patience"/>; <see cref="RunAsync"/> does the rest. Twice is once.
    /// </summary>
    public async Task StartAsync(ContactScope scope, long id, TimeSpan patience, CancellationToken cancel = default)
    {
        var began = clock.GetTimestamp();
        var now = clock.GetUtcNow().UtcDateTime;
        await database.WriteAsync(
            db => db.Set<BulkAct>().Where(row => row.Id == id && row.AccountId == scope.AccountId && row.StartedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(act => act.StartedAt, now), cancel), cancel);
        await using var db = database.Read();
        if (await db.Set<BulkAct>().AnyAsync(row => row.Id == id && row.AccountId == scope.AccountId && row.FinishedAt == null, cancel))
        {
            while (await batches.RunAsync(id, cancel) && clock.GetElapsedTime(began) < patience)
            {
            }
        }
    }

    /// <summary>
    /// Goes on with what was confirmed and is not done, whichever node began it. Forgets proposals that nobody confirmed.
    /// </summary>
    /// <returns>How many acts were finished.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (unconfirmed, old) = (now - ProposalLifetime, now - Kept);
        List<long> waiting;
        bool stale;
        await using (var db = database.Read())
        {
            waiting = await db.Set<BulkAct>().Where(row => row.StartedAt != null && row.FinishedAt == null).OrderBy(row => row.Id)
                .Select(row => row.Id).ToListAsync(cancel);
            stale = await Stale(db).AnyAsync(cancel);
        }
        if (stale)
        {
            await database.WriteAsync(db => Stale(db).ExecuteDeleteAsync(cancel), cancel);
        }
        foreach (var id in waiting)
        {
            while (await batches.RunAsync(id, cancel))
            {
            }
        }
        return waiting.Count;

        IQueryable<BulkAct> Stale(SiteDbContext db) =>
            db.Set<BulkAct>().Where(row => (row.StartedAt == null && row.CreatedAt < unconfirmed) || row.FinishedAt < old);
    }
}

/// <param name="What">« Poser l’étiquette « À rappeler » ».</param>
/// <param name="Changed">People that it changed so far.</param>
/// <param name="StartedAt">Null while it waits to be confirmed.</param>
public sealed record BulkView(long Id, BulkKind Kind, string What, int Total, int Position, int Changed, DateTime? StartedAt,
    DateTime? FinishedAt);
