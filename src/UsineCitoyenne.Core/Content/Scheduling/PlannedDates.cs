namespace UsineCitoyenne.Core.Content.Scheduling;

/// <summary>When a document goes online, and when offline.</summary>
/// <param name="PublishAt">UTC; null for no date.</param>
/// <param name="UnpublishAt">UTC; null for no date.</param>
public readonly record struct PlannedDates(DateTime? PublishAt, DateTime? UnpublishAt)
{
    /// <param name="now">UTC.</param>
    public PlannedDates After(DateTime now) => new(PublishAt > now ? PublishAt : null, UnpublishAt > now ? UnpublishAt : null);

    internal static PlannedDates Of(IEnumerable<DocumentSchedule> rows) =>
        rows.Aggregate(default(PlannedDates), (dates, row) => row.Action == ScheduledAction.Publish
        ? dates with { PublishAt = row.At }
        : dates with { UnpublishAt = row.At });

    internal IEnumerable<DocumentSchedule> RowsOf(Guid document, Guid editor, string editorName)
    {
        foreach (var (action, at) in new[] { (ScheduledAction.Publish, PublishAt), (ScheduledAction.Unpublish, UnpublishAt) })
        {
            if (at is { } date)
            {
                yield return new DocumentSchedule
                {
                    DocumentKey = document,
                    Action = action,
                    At = date,
                    EditorKey = editor,
                    EditorName = editorName
                };
            }
        }
    }
}
