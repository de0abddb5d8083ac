using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>Where acts on documents are done: one transaction each, and visitors' pages renewed when they see it.</summary>
public sealed class ContentService(Database database, SiteContent site, NodeHistory history, TimeProvider clock)
{
    internal Database Database => database;

    internal TimeProvider Clock => clock;

    /// <summary>An act that visitors do not see.</summary>
    internal Task<T> DraftAsync<T>(Editor editor, Func<ContentAct, Task<T>> work, CancellationToken cancel) =>
        database.WriteAsync(db => work(new ContentAct(db, editor, history, clock.GetUtcNow().UtcDateTime, cancel)), cancel);

    internal Task DraftAsync(Editor editor, Func<ContentAct, Task> work, CancellationToken cancel) =>
        DraftAsync(editor, Valued(work), cancel);

    /// <summary>
    /// An act that changes what visitors read. When the task completes this node shows it; the others do within a second.
    /// </summary>
    internal async Task<T> OnlineAsync<T>(Editor editor, Func<ContentAct, Task<T>> work, CancellationToken cancel)
    {
        T result;
        try
        {
            result = await database.WriteAsync(async db =>
            {
                // First, so that on PostgreSQL two publishers of the same name wait here instead of taking one segment.
                var changes = await ContentRevision.BumpAsync(db, cancel);
                var act = new ContentAct(db, editor, history, clock.GetUtcNow().UtcDateTime, cancel, changes);
                var done = await work(act);
                await AddressSettlement.RunAsync(db, cancel);
                return done;
            }, cancel);
        }
        catch (Exception failure) when (AddressSettlement.IsRefused(failure))
        {
            throw new ContentException("Une autre page a déjà cette adresse. Changez le nom de celle-ci, puis réessayez.");
        }
        await site.ReloadIfChangedAsync(cancel);
        return result;
    }

    internal Task OnlineAsync(Editor editor, Func<ContentAct, Task> work, CancellationToken cancel) =>
        OnlineAsync(editor, Valued(work), cancel);

    private static Func<ContentAct, Task<bool>> Valued(Func<ContentAct, Task> work) => async act =>
    {
        await work(act);
        return true;
    };
}
