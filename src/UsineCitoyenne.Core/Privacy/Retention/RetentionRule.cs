namespace UsineCitoyenne.Core.Privacy.Retention;

/// <summary>One promise of the register of processing that the daily round keeps, in the order it keeps them.</summary>
public enum RetentionRule
{
    /// <summary>People erased because they never confirmed their address.</summary>
    Unconfirmed = 0,

    /// <summary>Secret links used or expired for 90 days.</summary>
    Links = 1,

    /// <summary>Rows of mails sent, or dropped, 90 days ago.</summary>
    Mails = 2,

    /// <summary>Files sent and put nowhere for a day.</summary>
    Uploads = 3,

    /// <summary>Volunteers without a sign of life who were asked.</summary>
    Asked = 4,

    Reminded = 5,

    /// <summary>Entries that left the usual views.</summary>
    Faded = 6,

    /// <summary>Entries that nobody reads any more.</summary>
    Archived = 7,

    /// <summary>People erased because they stayed silent.</summary>
    Silent = 8,

    /// <summary>Traces of imports, and imports never launched with their files.</summary>
    Imports = 9,

    /// <summary>Needs never confirmed, and whom to call about closed ones.</summary>
    Needs = 10,
}

/// <summary>What one round did, or would do, rule by rule.</summary>
public sealed record RetentionReport(IReadOnlyDictionary<RetentionRule, int> Counts)
{
    /// <summary>The rules that could not be followed, and why; the next round tries again.</summary>
    public IReadOnlyDictionary<RetentionRule, Exception> Failures { get; init; } = new Dictionary<RetentionRule, Exception>();

    public int this[RetentionRule rule] => Counts.GetValueOrDefault(rule);
}

/// <summary>A round of the past. The days it is kept: <see cref="DataRetention.RunLifetime"/>.</summary>
/// <param name="At">When it began, UTC.</param>
public sealed record RetentionRun(DateTime At, RetentionReport Report);
