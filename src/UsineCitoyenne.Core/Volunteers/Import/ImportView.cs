namespace UsineCitoyenne.Core.Volunteers.Import;

/// <summary>Where an import stands.</summary>
/// <param name="Total">Lines of the file without its header.</param>
/// <param name="Read">Lines done.</param>
/// <param name="Filled">People already known, whose gaps the file may have filled.</param>
/// <param name="Known">People already known, left as they were.</param>
/// <param name="Confirmed">Of those added, who confirmed since.</param>
/// <param name="CanRepair">Its refused lines can still be corrected on the screen.</param>
/// <param name="Problem">Why it stopped, in French; empty otherwise.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record ImportView(Guid Key, ImportState State, long Total, long Read, long Added, long Filled, long Known, long Refused, int Confirmed, bool CanRepair, string Problem, DateTime CreatedAt)
{
    internal static ImportView Of(ImportJob job, int confirmed = 0) => new(
        job.Key, job.State, job.Total, job.Read, job.Added, job.Filled, job.Known, job.Refused, confirmed, job is { State: ImportState.Done, Secret: not null },
        job.Problem, DateTime.SpecifyKind(job.CreatedAt, DateTimeKind.Utc));
}

/// <summary>The first lines of a file, as they would be imported.</summary>
public sealed record ImportPreview(IReadOnlyList<string> Header, ImportChoice Choice, IReadOnlyList<PreviewLine> Lines);

/// <param name="Number">Line of the file.</param>
/// <param name="Reason">Why it is refused, or whom it meets; empty for who is added.</param>
public sealed record PreviewLine(long Number, string Name, string Email, string Commune, LineFate Fate, string Reason);

public enum LineFate
{
    Added,
    Filled,
    Refused,

    /// <summary>Already there: nothing changes.</summary>
    Known,
}
