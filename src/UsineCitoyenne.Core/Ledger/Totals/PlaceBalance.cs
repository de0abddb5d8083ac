using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>
/// What a physical place holds, or a gap, of one thing; without a row, none. Written by <see cref="LedgerFoldingJob"/> alone, from the
/// movements of <see cref="UnfoldedMovement"/>.
/// </summary>
internal sealed class PlaceBalance
{
    public required long PlaceId { get; init; }

    public required long ProductId { get; init; }

    public required int Stage { get; init; }

    /// <summary>0 for none.</summary>
    public required long LotId { get; init; }

    public required long Quantity { get; init; }

    /// <summary>When it was first seen under zero; null while it is not.</summary>
    public DateTime? OverdrawnAt { get; init; }
}

/// <summary>A posted movement whose lines are in no <see cref="PlaceBalance"/> yet.</summary>
internal sealed class UnfoldedMovement
{
    public required long MovementId { get; init; }
}

internal sealed class PlaceBalanceMapping : IEntityTypeConfiguration<PlaceBalance>
{
    public void Configure(EntityTypeBuilder<PlaceBalance> balance)
    {
        balance.ToTable("PlaceBalance");
        balance.HasKey(row => new { row.PlaceId, row.ProductId, row.Stage, row.LotId });
        balance.HasIndex(row => row.OverdrawnAt).HasFilter("\"OverdrawnAt\" IS NOT NULL");
    }
}

internal sealed class UnfoldedMovementMapping : IEntityTypeConfiguration<UnfoldedMovement>
{
    public void Configure(EntityTypeBuilder<UnfoldedMovement> movement)
    {
        movement.ToTable("UnfoldedMovement");
        movement.HasKey(row => row.MovementId);
        movement.Property(row => row.MovementId).ValueGeneratedNever();
    }
}
