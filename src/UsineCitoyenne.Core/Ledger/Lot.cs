using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Ledger.Products;

namespace UsineCitoyenne.Core.Ledger;

/// <summary>Things of one product made together. Its parents are the lots that went into the work order it came out of.</summary>
internal sealed class Lot
{
    public const int CodeLength = 40;

    public long Id { get; private set; }

    public required Guid Key { get; init; }

    public required long ProductId { get; init; }

    /// <summary>As printed.</summary>
    public required string Code { get; init; }
}

internal sealed class LotMapping : IEntityTypeConfiguration<Lot>
{
    public void Configure(EntityTypeBuilder<Lot> lot)
    {
        lot.ToTable("Lot");
        lot.Property(row => row.Code).HasMaxLength(Lot.CodeLength);
        lot.HasIndex(row => row.Key).IsUnique();
        lot.HasOne<Product>().WithMany().HasForeignKey(row => row.ProductId).OnDelete(DeleteBehavior.Restrict);
        lot.HasIndex(row => row.ProductId);
    }
}
