using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Publication;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Scheduling;

/// <summary>
/// Does what was planned, once its date has come. Each in a transaction with the removal of its row, which on PostgreSQL is locked
/// meanwhile: of several nodes one does it, and one that dies half-way has done nothing.
/// </summary>
internal sealed class PlannedPublicationJob(ContentService content) : IJob
{
    /// <returns>How many were done.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        var done = 0;
        while (await AnyDueAsync(cancel) && await NextAsync(cancel))
        {
            done++;
        }
        return done;
    }

    private async Task<bool> AnyDueAsync(CancellationToken cancel)
    {
        var now = content.Clock.GetUtcNow().UtcDateTime;
        await using var db = content.Database.Read();
        var held = await RestoreHold.DueUntilAsync(db, cancel);
        return await Due(db, now, held).AnyAsync(cancel);
    }

    private static IQueryable<DocumentSchedule> Due(SiteDbContext db, DateTime now, DateTime held) => db.Set<DocumentSchedule>().Where(
        row => row.At <= now && row.At > held && db.Set<Document>().Any(document => document.Key == row.DocumentKey && !document.Trashed));

    private Task<bool> NextAsync(CancellationToken cancel) => content.OnlineAsync(Editor.System, async act =>
    {
        var due = await Due(act.Db, act.Now, await RestoreHold.DueUntilAsync(act.Db, cancel))
            .OrderBy(row => row.At).ThenBy(row => row.Action).ForUpdateSkipLocked().FirstOrDefaultAsync(cancel);
        if (due is null)
        {
            return false;
        }
        act.Db.Remove(due);
        await RunAsync(act.For(due.EditorKey, due.EditorName), due);
        return true;
    }, cancel);

    private static async Task RunAsync(ContentAct act, DocumentSchedule due)
    {
        try
        {
            if (due.Action == ScheduledAction.Publish)
            {
                var document = await act.DocumentAsync(due.DocumentKey, DocumentVerbs.Publish);
                await Publisher.PublishAsync(act, document, await Publisher.SegmentsAsync(act, [document]), "À la date prévue");
            }
            else
            {
                (await act.DocumentAsync(due.DocumentKey, DocumentVerbs.Unpublish)).Unpublish();
                act.Record(due.DocumentKey, NodeAction.Unpublished, "À la date prévue");
            }
        }
        catch (ContentException refusal)
        {
            act.Record(due.DocumentKey, NodeAction.ScheduleFailed, refusal.Message);
        }
    }

    async Task<string?> IJob.RunAsync(CancellationToken cancel) =>
        await RunDueAsync(cancel) is > 0 and var done
            ? FrenchNumber.Count(done, "page publiée ou retirée à son heure", "pages publiées ou retirées à leur heure") : null;
}
