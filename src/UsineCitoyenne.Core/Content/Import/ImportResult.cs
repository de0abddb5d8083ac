namespace UsineCitoyenne.Core.Content.Import;

public enum ImportOutcome
{
    Created,
    Changed,
    Same,
    Refused,
}

/// <param name="Reason">In French: why a file was refused, or what an applied one replaced. Null when there is nothing to say.</param>
public sealed record ImportResult(string Path, ImportOutcome Outcome, string? Reason = null);
