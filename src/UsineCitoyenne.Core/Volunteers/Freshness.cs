namespace UsineCitoyenne.Core.Volunteers;

/// <summary>
/// How recent the last sign of life of a volunteer is, as far as the daily round has gone (see <see cref="Silence.SilenceOptions"/>).
/// </summary>
public enum Freshness
{
    Fresh = 0,

    /// <summary>Was asked whether they are still available.</summary>
    Asked = 1,

    Reminded = 2,

    /// <summary>« Sans nouvelles »: kept out of usual views and of the counts of available people.</summary>
    Faded = 3,

    /// <summary>Nobody reads the entry any more; the person can still come back by a click, until it is erased.</summary>
    Archived = 4,
}
