using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Production.Transfers;

/// <summary>What one commune sends to another: on the way until who gets it says what arrived.</summary>
internal sealed class Transfer
{
    public long Id { get; private set; }

    /// <summary>Of the gesture that sent it.</summary>
    public required Guid Key { get; init; }

    /// <summary>INSEE code.</summary>
    public required string FromCode { get; init; }

    public required string ToCode { get; init; }

    /// <summary>What is on the way lies there.</summary>
    public required long TransitId { get; init; }

    public required long ProductId { get; init; }

    public required int Stage { get; init; }

    public required long Sent { get; init; }

    public required DateOnly SentOn { get; init; }

    public required long DepartureId { get; init; }

    public long? Received { get; private set; }

    public long? ArrivalId { get; private set; }

    /// <summary>The share that it carries out; null for none.</summary>
    public long? AllocationId { get; set; }

    public DateTime? CancelledAt { get; private set; }

    public bool IsOpen => ArrivalId is null && CancelledAt is null;

    /// <param name="header">Of the gesture that sends it.</param>
    public static Transfer Of(
        MovementHeader header, Territory from, Territory to, long transit, Goods goods, long sent, long departure) => new()
        {
            Key = header.Key,
            FromCode = from.Code,
            ToCode = to.Code,
            TransitId = transit,
            ProductId = goods.Product,
            Stage = goods.Stage,
            Sent = sent,
            SentOn = header.On,
            DepartureId = departure,
        };

    public void Arrive(long received, long movement) => (Received, ArrivalId) = (received, movement);

    public void Reopen() => (Received, ArrivalId) = (null, null);

    public void Cancel(DateTime now) => CancelledAt = now;
}

internal sealed class TransferMapping : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> transfer)
    {
        transfer.ToTable("Transfer");
        transfer.Property(row => row.FromCode).HasMaxLength(5);
        transfer.Property(row => row.ToCode).HasMaxLength(5);
        transfer.Ignore(row => row.IsOpen);
        transfer.HasOne<Place>().WithMany().HasForeignKey(row => row.TransitId).OnDelete(DeleteBehavior.Restrict);
        transfer.HasIndex(row => row.Key).IsUnique();
        transfer.HasIndex(row => row.DepartureId);
        transfer.HasIndex(row => row.ArrivalId);
        transfer.HasIndex(row => row.AllocationId).HasFilter("\"AllocationId\" IS NOT NULL");
        transfer.HasIndex(row => new { row.ToCode, row.ArrivalId });
        transfer.HasIndex(row => new { row.FromCode, row.ArrivalId });
    }
}
