using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates.Types;

/// <summary>A kind of mandate as an administrator typed it: the page's fields are bound to it.</summary>
public sealed record MandateTypeForm
{
    public string? Name { get; set; }

    public MandateFamily Family { get; set; }

    public List<TerritoryKind> Levels { get; set; } = [];

    public List<MandateRights> Rights { get; set; } = [];

    public int TermMonths { get; set; }

    public string? MissionSheet { get; set; }

    public int SortOrder { get; set; }

    public bool Active { get; set; }

    /// <summary>What there is, to be changed.</summary>
    public static MandateTypeForm Of(MandateTypeView type) => new()
    {
        Name = type.Name,
        Family = type.Family,
        Levels = [.. type.Levels],
        Rights = [.. Enum.GetValues<MandateRights>()
            .Where(right => right is not (MandateRights.None or MandateRights.All) && type.Rights.HasFlag(right))],
        TermMonths = type.TermMonths,
        MissionSheet = type.MissionSheet,
        SortOrder = type.SortOrder,
        Active = type.Active,
    };

    internal int LevelBits => Levels.Where(kind => kind is >= TerritoryKind.Nation and <= TerritoryKind.Commune)
        .Aggregate(0, (bits, kind) => bits | MandateType.BitOf(kind));

    internal MandateRights AllRights => Rights.Aggregate(MandateRights.None, (all, right) => all | (right & MandateRights.All));
}
