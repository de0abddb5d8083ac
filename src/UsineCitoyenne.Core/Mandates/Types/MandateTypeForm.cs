using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Types;

/// <summary>A kind of mandate as an administrator typed it.</summary>
public sealed record MandateTypeForm
{
    public string? Name { get; init; }

    public MandateFamily Family { get; init; }

    public IReadOnlyList<TerritoryKind> Levels { get; init; } = [];

    public IReadOnlyList<MandateRights> Rights { get; init; } = [];

    public int TermMonths { get; init; }

    public string? MissionSheet { get; init; }

    public int SortOrder { get; init; }

    public bool Active { get; init; }

    internal int LevelBits => Levels.Where(kind => kind is >= TerritoryKind.Nation and <= TerritoryKind.Commune)
        .Aggregate(0, (bits, kind) => bits | MandateType.BitOf(kind));

    internal MandateRights AllRights => Rights.Aggregate(MandateRights.None, (all, right) => all | (right & MandateRights.All));
}
