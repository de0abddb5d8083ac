using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>
/// Something that moved, with its lines. Inserted unposted, it counts nowhere; posting checks that its lines sum to zero and freezes it.
/// The database refuses everything else, see <c>LedgerRules</c>.
/// </summary>
internal sealed class Movement
{
    public const int SlipLength = 20;

    public long Id { get; private set; }

    /// <summary>Made by whoever enters it: entered twice, it is one movement.</summary>
    public required Guid Key { get; init; }

    public required MovementKind Kind { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>A number, without a name: of an account or of a volunteer, as <see cref="Source"/> says.</summary>
    public required long Actor { get; init; }

    public required MovementSource Source { get; init; }

    public string? Slip { get; init; }

    /// <summary>The movement that this one undoes.</summary>
    public long? Reverses { get; init; }

    /// <summary>The count whose observation this one keeps standing, or which found the difference.</summary>
    public long? CountId { get; init; }

    public LossReason? Reason { get; init; }

    public bool Posted { get; init; }
}

/// <summary>One place and one thing: never changed, never removed.</summary>
internal sealed class MovementLine
{
    public required long MovementId { get; init; }

    /// <summary>From 1, in the order of the places.</summary>
    public required int Number { get; init; }

    public required long PlaceId { get; init; }

    public required long ProductId { get; init; }

    public required int Stage { get; init; }

    /// <summary>0 for none.</summary>
    public required long LotId { get; init; }

    /// <summary>In the product's unit, never 0.</summary>
    public required long Quantity { get; init; }
}

internal sealed class MovementMapping : IEntityTypeConfiguration<Movement>
{
    public void Configure(EntityTypeBuilder<Movement> movement)
    {
        movement.ToTable("Movement");
        movement.Property(row => row.Slip).HasMaxLength(Movement.SlipLength);
        movement.HasIndex(row => row.Key).IsUnique();
        movement.HasIndex(row => row.Reverses).IsUnique().HasFilter("\"Reverses\" IS NOT NULL");
        movement.HasIndex(row => row.CountId).HasFilter("\"CountId\" IS NOT NULL");
    }
}

internal sealed class MovementLineMapping : IEntityTypeConfiguration<MovementLine>
{
    public void Configure(EntityTypeBuilder<MovementLine> line)
    {
        line.ToTable("MovementLine", table => table.HasCheckConstraint("CK_MovementLine_Quantity", "\"Quantity\" <> 0"));
        line.HasKey(row => new { row.MovementId, row.Number });
        line.HasOne<Movement>().WithMany().HasForeignKey(row => row.MovementId).OnDelete(DeleteBehavior.Restrict);
        // Held by whoever writes a line: a count or a change of territory of the place waits for it, and it for them.
        line.HasOne<Place>().WithMany().HasForeignKey(row => row.PlaceId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(row => new { row.PlaceId, row.ProductId, row.Stage, row.LotId });
    }
}
