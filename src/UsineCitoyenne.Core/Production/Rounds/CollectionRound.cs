using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Production.Rounds;

/// <summary>Somebody goes from door to door to fetch what is made: draft, assigned, under way, closed.</summary>
internal sealed class CollectionRound
{
    public long Id { get; private set; }

    /// <summary>Of the gesture that planned it, and of the place that its carrier carries in.</summary>
    public required Guid Key { get; init; }

    /// <summary>INSEE code.</summary>
    public required string CommuneCode { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>What is fetched lies there until it is received. It belongs to the round, not to the person.</summary>
    public required long PlaceId { get; init; }

    /// <summary>A volunteer; null while nobody goes, and once the person is erased.</summary>
    public long? CarrierId { get; private set; }

    public RoundState State { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    /// <summary>When the carrier gave up with pieces in the boot; null otherwise.</summary>
    public DateTime? DroppedAt { get; private set; }

    /// <summary>The movement that received it; null before, and where nothing was fetched.</summary>
    public long? ArrivalId { get; private set; }

    public List<RoundStop> Stops { get; init; } = [];

    public bool IsOpen => State is RoundState.Draft or RoundState.Assigned or RoundState.UnderWay;

    /// <summary>Addresses are open to the carrier from the day before to the end, and to nobody else.</summary>
    public bool ShowsAddresses(DateOnly today) => DroppedAt is null && State is RoundState.Assigned or RoundState.UnderWay
        && today >= On.AddDays(-1);

    public void Assign(long carrier) => (CarrierId, State) = (carrier, State == RoundState.UnderWay ? State : RoundState.Assigned);

    /// <summary>Who was to go does not go any further. With pieces in the boot they stay the one to ask for them.</summary>
    public void DropOut(bool carries, DateTime now)
    {
        if (carries)
        {
            DroppedAt = now;
        }
        else
        {
            (CarrierId, State) = (null, RoundState.Draft);
        }
    }

    public void Begin() => State = RoundState.UnderWay;

    public void Close(DateTime now, long? arrival) => (State, ClosedAt, ArrivalId) = (RoundState.Closed, now, arrival);

    /// <summary>Its reception was entered by mistake.</summary>
    public void Reopen() =>
        (State, ClosedAt, ArrivalId) = (CarrierId is null ? RoundState.Draft : RoundState.UnderWay, null, null);

    public void Cancel(DateTime now) => (State, ClosedAt) = (RoundState.Cancelled, now);
}

/// <summary>Stored as a number: never renumber.</summary>
public enum RoundState
{
    /// <summary>Nobody goes yet.</summary>
    Draft = 0,
    Assigned = 1,

    /// <summary>Something was fetched.</summary>
    UnderWay = 2,

    /// <summary>What was fetched is received.</summary>
    Closed = 3,
    Cancelled = 4,
}

/// <summary>One door.</summary>
internal sealed class RoundStop
{
    public long Id { get; private set; }

    public long RoundId { get; private set; }

    /// <summary>From 1, in the order to go.</summary>
    public required int Number { get; init; }

    public required long OrderId { get; init; }

    /// <summary>What was fetched; null before.</summary>
    public long? Collected { get; private set; }

    public long? MovementId { get; private set; }

    /// <summary>Nobody was there.</summary>
    public bool IsMissed { get; private set; }

    public void Collect(long quantity, long movement) => (Collected, MovementId, IsMissed) = (quantity, movement, false);

    public void Miss() => IsMissed = Collected is null;

    public void TakeBack() => (Collected, MovementId) = (null, null);
}

internal sealed class CollectionRoundMapping : IEntityTypeConfiguration<CollectionRound>
{
    public void Configure(EntityTypeBuilder<CollectionRound> round)
    {
        round.ToTable("CollectionRound");
        round.Property(row => row.CommuneCode).HasMaxLength(5);
        round.Ignore(row => row.IsOpen);
        round.HasIndex(row => row.Key).IsUnique();
        round.HasIndex(row => new { row.CommuneCode, row.ClosedAt });
        round.HasIndex(row => new { row.CarrierId, row.ClosedAt });
        round.HasIndex(row => row.ArrivalId);
        round.HasOne<Place>().WithMany().HasForeignKey(row => row.PlaceId).OnDelete(DeleteBehavior.Restrict);
        round.HasMany(row => row.Stops).WithOne().HasForeignKey(stop => stop.RoundId);
    }
}

internal sealed class RoundStopMapping : IEntityTypeConfiguration<RoundStop>
{
    public void Configure(EntityTypeBuilder<RoundStop> stop)
    {
        stop.ToTable("RoundStop");
        stop.HasIndex(row => new { row.RoundId, row.Number }).IsUnique();
        stop.HasIndex(row => row.OrderId);
        stop.HasIndex(row => row.MovementId);
    }
}
