namespace UsineCitoyenne.Core.Imports;

/// <summary>Where an import stands.</summary>
/// <param name="Total">Lines of the file without its header.</param>
/// <param name="Read">Lines done.</param>
/// <param name="Filled">People already known, whose gaps the file may have filled.</param>
/// <param name="Known">People already known, left as they were.</param>
/// <param name="Confirmed">Of those added, who confirmed since.</param>
/// <param name="CanRepair">Its refused lines can still be corrected on the screen.</param>
/// <param name="Problem">Why it stopped, in French; empty otherwise.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="FileName">Empty when it came without a name.</param>
public sealed record ImportView(
    Guid Key, ImportState State, long Total, long Read, long Added, long Filled, long Known, long Refused, int Confirmed, bool CanRepair,
    string Problem, DateTime CreatedAt, string FileName)
{
    internal static ImportView Of(ImportJob job, int confirmed = 0) => new(
        job.Key, job.State, job.Total, job.Read, job.Added, job.Filled, job.Known, job.Refused, confirmed,
        job is { State: ImportState.Done, Secret: not null },
        job.Problem, DateTime.SpecifyKind(job.CreatedAt, DateTimeKind.Utc), job.FileName);
}

/// <summary>The first lines of a file, as they would be imported.</summary>
/// <param name="Sheets">Of a workbook, those that are not hidden; none for a CSV.</param>
/// <param name="Sheet">The one that is read, from 0.</param>
public sealed record ImportPreview(
    IReadOnlyList<string> Header, ImportChoice Choice, IReadOnlyList<PreviewLine> Lines, IReadOnlyList<string> Sheets, int Sheet);

/// <param name="Number">Line of the file.</param>
/// <param name="Reason">Why it is refused, whom it meets, or what is to be looked at; empty for who is simply added.</param>
public sealed record PreviewLine(long Number, string Name, string Email, string Commune, LineFate Fate, string Reason);

public enum LineFate
{
    Added,
    Filled,
    Refused,

    /// <summary>Already there: nothing changes.</summary>
    Known,
}
