using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>What an account may do, where, from when to when. Dated and never deleted: who could read what on a day stays known.</summary>
internal sealed class Mandate
{
    public long Id { get; private set; }

    public required long AccountId { get; init; }

    public required MandateKind Kind { get; init; }

    public required TerritoryKind TerritoryKind { get; init; }

    public required string TerritoryCode { get; init; }

    public required DateTime StartsAt { get; init; }

    public DateTime? EndsAt { get; private set; }

    /// <summary>Null when the operator gave it from the command line.</summary>
    public long? GrantedByAccountId { get; init; }

    public TerritoryRef Territory => new(TerritoryKind, TerritoryCode);

    public void End(DateTime now) => EndsAt ??= now;
}

public enum MandateKind
{
    /// <summary>Gives mandates and keeps the lists. Reads no contact by this right alone.</summary>
    Administrator = 0,

    /// <summary>Leads a territory: reads its contact table, is told of its newcomers.</summary>
    Responsable = 1,
}
