using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Ledger.Movements;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>What was given, to whom in general words, by which criterion of the commune: the second hand-out is a second row.</summary>
internal sealed class Distribution
{
    public const int RecipientLength = 120;

    public required long MovementId { get; init; }

    /// <summary>INSEE code of that day.</summary>
    public required string CommuneCode { get; init; }

    public required long ProductId { get; init; }

    public required long Quantity { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>« résidence Les Tilleuls »; nobody by name.</summary>
    public required string Recipient { get; init; }
}

internal sealed class DistributionMapping : IEntityTypeConfiguration<Distribution>
{
    public void Configure(EntityTypeBuilder<Distribution> distribution)
    {
        distribution.ToTable("Distribution");
        distribution.HasKey(row => row.MovementId);
        distribution.Property(row => row.MovementId).ValueGeneratedNever();
        distribution.Property(row => row.CommuneCode).HasMaxLength(5);
        distribution.Property(row => row.Recipient).HasMaxLength(Distribution.RecipientLength);
        distribution.HasOne<Movement>().WithMany().HasForeignKey(row => row.MovementId).OnDelete(DeleteBehavior.Restrict);
        distribution.HasIndex(row => new { row.CommuneCode, row.On });
    }
}
