using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>
/// What one person was given to make: issued, partly returned, closed. The ledger says where the pieces are; this says what is expected of
/// whom and what they told of it. Nothing personal: the place knows whose it is until the person is erased.
/// </summary>
internal sealed class WorkOrder
{
    public long Id { get; private set; }

    /// <summary>The account <c>work:</c> of the ledger that its pieces go through.</summary>
    public required Guid Key { get; init; }

    /// <summary>Of the hand-out that issued it.</summary>
    public required long MovementId { get; init; }

    /// <summary>INSEE code of the commune that issued it.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>Of the person who holds it.</summary>
    public required long PlaceId { get; init; }

    public required long ProductId { get; init; }

    /// <summary>As it was handed out.</summary>
    public required int FromStage { get; init; }

    /// <summary>What it becomes.</summary>
    public required int ToStage { get; init; }

    public required long Issued { get; init; }

    public long Returned { get; private set; }

    public long Lost { get; private set; }

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Printed on the kit. See <see cref="Slips.SlipNumber"/>.</summary>
    public required string Slip { get; init; }

    /// <summary>The person says that so many are ready, of those not returned.</summary>
    public long Ready { get; private set; }

    /// <summary>They ask that somebody fetches them.</summary>
    public bool WantsPickUp { get; private set; }

    /// <summary>They ask for more to make.</summary>
    public bool WantsMore { get; private set; }

    public DateTime? ReportedAt { get; private set; }

    public DateTime? RemindedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public long Outstanding => Issued - Returned - Lost;

    /// <summary>False where it is not theirs to say so: closed, or more than they hold.</summary>
    public bool Report(long ready, bool pickUp, bool more, DateTime now)
    {
        if (ClosedAt is not null || ready < 0 || ready > Outstanding)
        {
            return false;
        }
        (Ready, WantsPickUp, WantsMore, ReportedAt) = (ready, pickUp, more, now);
        return true;
    }

    /// <summary>What came back. Closed when nothing is left; more than was issued closes it too.</summary>
    public void Return(long made, long lost, DateTime now)
    {
        (Returned, Lost) = (Returned + made, Lost + lost);
        Ready = Math.Clamp(Ready - made, 0, Math.Max(0, Outstanding));
        WantsPickUp &= Ready > 0;
        ClosedAt = Outstanding <= 0 ? ClosedAt ?? now : null;
    }

    /// <summary>What came back was entered by mistake: what the person had told of it stands again.</summary>
    public void TakeBack(WorkReturn back)
    {
        (Returned, Lost) = (Returned - back.Made, Lost - back.Lost);
        ClosedAt = Outstanding > 0 ? null : ClosedAt;
        (Ready, WantsPickUp) = (Math.Clamp(back.ReadyBefore, 0, Math.Max(0, Outstanding)), back.PickUpBefore);
    }

    /// <summary>It was never handed out.</summary>
    public void Cancel(DateTime now) => (Ready, WantsPickUp, WantsMore, ClosedAt) = (0, false, false, now);

    public void Remind(DateTime now) => RemindedAt = now;
}

/// <summary>What one movement brought back of one work order.</summary>
internal sealed class WorkReturn
{
    public required long MovementId { get; init; }

    public required long OrderId { get; init; }

    public required long Made { get; init; }

    public required long Lost { get; init; }

    /// <summary>What the person had told when it came back.</summary>
    public required long ReadyBefore { get; init; }

    public required bool PickUpBefore { get; init; }

    /// <summary>Takes the pieces off what is out.</summary>
    public static WorkReturn Of(WorkOrder order, long movement, long made, long lost, DateTime now)
    {
        var back = new WorkReturn
        {
            MovementId = movement,
            OrderId = order.Id,
            Made = made,
            Lost = lost,
            ReadyBefore = order.Ready,
            PickUpBefore = order.WantsPickUp,
        };
        order.Return(made, lost, now);
        return back;
    }
}

/// <summary>One thing that was told of a kit: under its key it is told once, whatever is told afterwards.</summary>
internal sealed class ReceivedReport
{
    public required Guid Key { get; init; }

    public required long OrderId { get; init; }

    public required long Ready { get; init; }

    public required bool PickUp { get; init; }

    public required bool More { get; init; }
}

internal sealed class ReceivedReportMapping : IEntityTypeConfiguration<ReceivedReport>
{
    public void Configure(EntityTypeBuilder<ReceivedReport> report)
    {
        report.ToTable("ReceivedReport");
        report.HasKey(row => row.Key);
        report.Property(row => row.Key).ValueGeneratedNever();
        report.HasOne<WorkOrder>().WithMany().HasForeignKey(row => row.OrderId).OnDelete(DeleteBehavior.Cascade);
        report.HasIndex(row => row.OrderId);
    }
}

internal sealed class WorkOrderMapping : IEntityTypeConfiguration<WorkOrder>
{
    public void Configure(EntityTypeBuilder<WorkOrder> order)
    {
        order.ToTable("WorkOrder");
        order.Property(row => row.CommuneCode).HasMaxLength(5);
        order.Property(row => row.Slip).HasMaxLength(Movement.SlipLength);
        order.Ignore(row => row.Outstanding);
        order.HasOne<Place>().WithMany().HasForeignKey(row => row.PlaceId).OnDelete(DeleteBehavior.Restrict);
        order.HasIndex(row => row.Slip).IsUnique();
        order.HasIndex(row => row.Key).IsUnique();
        order.HasIndex(row => row.MovementId);
        order.HasIndex(row => new { row.PlaceId, row.ClosedAt });
        order.HasIndex(row => new { row.CommuneCode, row.ClosedAt });
        order.HasIndex(row => row.DueOn).HasFilter("\"ClosedAt\" IS NULL");
    }
}

internal sealed class WorkReturnMapping : IEntityTypeConfiguration<WorkReturn>
{
    public void Configure(EntityTypeBuilder<WorkReturn> row)
    {
        row.ToTable("WorkReturn");
        row.HasKey(line => new { line.MovementId, line.OrderId });
        row.HasOne<WorkOrder>().WithMany().HasForeignKey(line => line.OrderId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(line => line.OrderId);
    }
}
