using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Ledger.Movements;
using UsineCitoyenne.Core.Ledger.Places;

namespace UsineCitoyenne.Core.Ledger.Counts;

/// <summary>What somebody saw at a place on a day. It stands whatever is recorded later, until it is withdrawn.</summary>
internal sealed class StockCount
{
    public long Id { get; private set; }

    /// <summary>Also of its movement and of its gap.</summary>
    public required Guid Key { get; init; }

    public required long PlaceId { get; init; }

    public required DateOnly CountedOn { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required long Actor { get; init; }

    public required MovementSource Source { get; init; }

    public string? Slip { get; init; }

    public DateTime? WithdrawnAt { get; private set; }

    public List<StockCountLine> Lines { get; init; } = [];

    public void Withdraw(DateTime now) => WithdrawnAt = now;
}

internal sealed class StockCountLine
{
    public long CountId { get; private set; }

    public required long ProductId { get; init; }

    public required int Stage { get; init; }

    /// <summary>0 for none.</summary>
    public required long LotId { get; init; }

    public required long Observed { get; init; }

    /// <summary>What was written when it was seen. What came later is in the movements.</summary>
    public required long Book { get; init; }
}

internal sealed class StockCountMapping : IEntityTypeConfiguration<StockCount>
{
    public void Configure(EntityTypeBuilder<StockCount> count)
    {
        count.ToTable("StockCount");
        count.Property(row => row.Slip).HasMaxLength(Movement.SlipLength);
        count.HasIndex(row => row.Key).IsUnique();
        count.HasIndex(row => new { row.PlaceId, row.CountedOn });
        count.HasOne<Place>().WithMany().HasForeignKey(row => row.PlaceId).OnDelete(DeleteBehavior.Restrict);
        count.HasMany(row => row.Lines).WithOne().HasForeignKey(line => line.CountId);
    }
}

internal sealed class StockCountLineMapping : IEntityTypeConfiguration<StockCountLine>
{
    public void Configure(EntityTypeBuilder<StockCountLine> line)
    {
        line.ToTable("StockCountLine");
        line.HasKey(row => new { row.CountId, row.ProductId, row.Stage, row.LotId });
        line.Property(row => row.ProductId).ValueGeneratedNever();
        line.Property(row => row.Stage).ValueGeneratedNever();
        line.Property(row => row.LotId).ValueGeneratedNever();
    }
}
