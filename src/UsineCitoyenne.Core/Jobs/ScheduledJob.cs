namespace UsineCitoyenne.Core.Jobs;

/// <param name="Type">Implements <see cref="IJob"/>.</param>
/// <param name="Name">What it does, in French, for operators.</param>
/// <param name="Every">From one start to the next; a run that takes longer delays the next one.</param>
public sealed record ScheduledJob(Type Type, string Name, TimeSpan Every)
{
    /// <summary>Runs soon after the site started; otherwise after the first wait.</summary>
    public bool AtStart { get; init; } = true;

    /// <summary>Runs once more when the site stops.</summary>
    public bool AtStop { get; init; }

    /// <summary>What time asks for after a backup was put back waits for the operator's word.</summary>
    public bool HeldByRestore { get; init; }
}
