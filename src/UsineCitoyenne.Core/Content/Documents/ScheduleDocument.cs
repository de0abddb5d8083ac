using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Plans when a page goes online, or offline. What is published then is the draft as it will be.</summary>
public sealed class ScheduleDocument(ContentService content)
{
    /// <summary>Replaces what was planned for the page.</summary>
    /// <param name="publishAt">UTC; null for no date.</param>
    /// <param name="unpublishAt">UTC, after <paramref name="publishAt"/>; null for no date.</param>
    /// <exception cref="ContentException">No such document, it is in the recycle bin, or a date is past or before the other.</exception>
    /// <exception cref="DocumentInvalidException">To be published with values that do not fit its type.</exception>
    /// <exception cref="EditorDeniedException">The editor may not publish it, or not take it offline.</exception>
    public Task RunAsync(Editor editor, Guid key, DateTime? publishAt, DateTime? unpublishAt, CancellationToken cancel = default) =>
        content.DraftAsync(editor, async act =>
        {
            var document = await act.DocumentAsync(key, DocumentVerbs.Publish);
            if (unpublishAt is not null)
            {
                editor.Require(DocumentVerbs.Unpublish, document.Path);
                editor.RequireNoStart(document.Path);
            }
            RequireDates(act.Now, publishAt, unpublishAt);
            if (publishAt is not null)
            {
                await ValueValidator.RequirePublishableAsync(act, document);
            }
            await act.Db.Set<DocumentSchedule>().Where(row => row.DocumentKey == key).ExecuteDeleteAsync(cancel);
            Plan(act, key, ScheduledAction.Publish, publishAt);
            Plan(act, key, ScheduledAction.Unpublish, unpublishAt);
            act.Record(key, NodeAction.Scheduled, Told(publishAt, unpublishAt));
        }, cancel);

    private static void Plan(ContentAct act, Guid key, ScheduledAction action, DateTime? at)
    {
        if (at is { } date)
        {
            act.Db.Add(new DocumentSchedule
            {
                DocumentKey = key,
                Action = action,
                At = date.ToUniversalTime(),
                EditorKey = act.Editor.Key,
                EditorName = act.Editor.Name,
            });
        }
    }

    private static void RequireDates(DateTime now, DateTime? publishAt, DateTime? unpublishAt)
    {
        if (publishAt <= now || unpublishAt <= now)
        {
            throw new ContentException("Choisissez une date à venir.");
        }
        if (unpublishAt <= publishAt)
        {
            throw new ContentException("La fin de publication doit venir après la publication.");
        }
    }

    private static string Told(DateTime? publishAt, DateTime? unpublishAt) => (publishAt, unpublishAt) switch
    {
        (null, null) => "Plus rien de prévu",
        (not null, null) => $"En ligne le {FrenchTime.Told(publishAt.Value)}",
        (null, not null) => $"Hors ligne le {FrenchTime.Told(unpublishAt.Value)}",
        _ => $"En ligne le {FrenchTime.Told(publishAt!.Value)}, hors ligne le {FrenchTime.Told(unpublishAt!.Value)}",
    };
}
