namespace UsineCitoyenne.Core.Territories;

/// <summary>A commune's code that is no longer in use, and the commune of today that stands for it: never a chain.</summary>
internal sealed class TerritoryAlias
{
    public required string OldCode { get; init; }

    public required string CurrentCode { get; init; }
}
