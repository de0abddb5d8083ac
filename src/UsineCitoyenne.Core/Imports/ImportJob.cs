namespace UsineCitoyenne.Core.Imports;

/// <summary>One import by a responsable: how the file is to be read, and how far it is. Holds no line of it.</summary>
internal sealed class ImportJob
{
    public const int LongestFileName = 100;

    public long Id { get; private set; }

    /// <summary>In the address of its page, and the name of its file.</summary>
    public required Guid Key { get; init; }

    public required long AccountId { get; init; }

    public required ImportFormat Format { get; init; }

    /// <summary>Opens the file; gone with it.</summary>
    public byte[]? Secret { get; private set; }

    /// <summary>As its author calls it; empty when it came without a name.</summary>
    public required string FileName { get; init; }

    /// <summary>Which of a workbook's visible sheets, from 0.</summary>
    public int Sheet { get; private set; }

    /// <summary>A <see cref="ColumnMatch"/>.</summary>
    public string Columns { get; private set; } = "";

    /// <summary>Code of a profile; empty for none.</summary>
    public string DefaultProfile { get; private set; } = "";

    public bool FillGaps { get; private set; }

    /// <summary>Those without a mail address agreed aloud, says the author.</summary>
    public bool OralAgreement { get; private set; }

    public bool SamePhone { get; private set; } = true;

    public bool SameName { get; private set; } = true;

    public ImportState State { get; private set; }

    /// <summary>Lines of the file without its header.</summary>
    public long Total { get; private set; }

    /// <summary>Lines done: where to go on after a stop.</summary>
    public long Read { get; private set; }

    public long Added { get; private set; }

    public long Filled { get; private set; }

    /// <summary>People already there, to whom nothing was to be added.</summary>
    public long Known { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Why it stopped, in French.</summary>
    public string Problem { get; private set; } = "";

    public required DateTime CreatedAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>A node works at it until then, and renews it batch by batch.</summary>
    public DateTime? LeasedUntil { get; private set; }

    public static ImportJob Draft(
        Guid key, long account, ImportFormat format, string fileName, byte[] secret, ImportReading reading, DateTime now) => new()
        {
            Key = key,
            AccountId = account,
            Format = format,
            FileName = fileName,
            Secret = secret,
            Columns = reading.Proposed.ToString(),
            Sheet = reading.Sheet,
            Total = reading.Total,
            CreatedAt = now,
        };

    /// <summary>Another sheet of the same workbook.</summary>
    public void ReadAs(ImportReading reading) => (Sheet, Columns, Total) = (reading.Sheet, reading.Proposed.ToString(), reading.Total);

    public void Set(ImportChoice choice)
    {
        (Columns, DefaultProfile) = (choice.Columns.ToString(), choice.DefaultProfile);
        (FillGaps, SamePhone, SameName, OralAgreement) = (choice.FillGaps, choice.SamePhone, choice.SameName, choice.OralAgreement);
    }

    public ImportChoice Choice => new(ColumnMatch.Parse(Columns), DefaultProfile, FillGaps, SamePhone, SameName, OralAgreement);

    /// <returns>False when it is no draft any more: a second click changes nothing.</returns>
    public bool Queue()
    {
        if (State != ImportState.Draft)
        {
            return false;
        }
        State = ImportState.Queued;
        return true;
    }

    public void Take(DateTime until) => (State, LeasedUntil) = (ImportState.Running, until);

    public void Advance(long read, BatchResult batch, long unreadable, DateTime leasedUntil)
    {
        (Read, LeasedUntil) = (read, leasedUntil);
        Added += batch.Added;
        Filled += batch.Filled;
        Known += batch.Known;
        Refused += batch.Refused.Count + unreadable;
    }

    /// <summary>Refused lines that were corrected on the screen.</summary>
    public void Repair(BatchResult result, int lines)
    {
        Added += result.Added;
        Filled += result.Filled;
        Known += result.Known;
        Refused -= lines;
    }

    /// <summary>Ends the work. The file stays for a while when lines were refused, so that they can be corrected on the screen.</summary>
    /// <param name="problem">Empty when all went well.</param>
    public void End(string problem, DateTime now)
    {
        (State, Problem, EndedAt, LeasedUntil) = (problem.Length == 0 ? ImportState.Done : ImportState.Stopped, problem, now, null);
        if (State == ImportState.Stopped || Refused == 0)
        {
            Close();
        }
    }

    /// <summary>From now on nobody can open the file.</summary>
    public void Close() => Secret = null;
}

/// <param name="Sheet">Of a workbook's visible sheets, from 0.</param>
/// <param name="Total">Its lines without the header.</param>
internal sealed record ImportReading(int Sheet, ColumnMatch Proposed, long Total);

/// <summary>A line that added nobody.</summary>
internal sealed class ImportRefusal
{
    public required long JobId { get; init; }

    public required long Line { get; init; }

    public required string Reason { get; init; }
}

public enum ImportState
{
    /// <summary>Columns are being matched; nobody was added.</summary>
    Draft = 0,
    Queued = 1,
    Running = 2,
    Done = 3,

    /// <summary>The mandate ended, or the file could not be read to its end. What was added stays.</summary>
    Stopped = 4,
}

/// <summary>How a file is to be read.</summary>
/// <param name="DefaultProfile">Code of the profile of those whose line tells none; empty to refuse them.</param>
/// <param name="FillGaps">Somebody known gets what their entry lacks.</param>
/// <param name="OralAgreement">Those without a mail address gave their agreement aloud.</param>
public sealed record ImportChoice(ColumnMatch Columns, string DefaultProfile, bool FillGaps, bool SamePhone, bool SameName,
    bool OralAgreement = false);
