using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Totals;

/// <summary>What one day brought, of one product at one stage. Each row balances by itself, as its movements do.</summary>
internal abstract class LedgerFigures
{
    public required long ProductId { get; init; }

    public required int Stage { get; init; }

    public required DateOnly Day { get; init; }

    public long OnHand { get; init; }

    public long Received { get; init; }

    public long Produced { get; init; }

    public long Distributed { get; init; }

    public long Rejected { get; init; }

    public long Lost { get; init; }

    public long Gap { get; init; }

    public long In { get; init; }

    public long Out { get; init; }
}

/// <summary>
/// One territory a level that it adds the same to. Appended with the movement that brings it, folded into <see cref="LedgerTotal"/> and
/// removed by <see cref="LedgerFoldingJob"/>.
/// </summary>
internal sealed class LedgerDelta : LedgerFigures
{
    public long Id { get; private set; }

    /// <summary>Null, as all of these, where it brings nothing, or something else, to the territory of that level.</summary>
    public string? Nation { get; init; }

    public string? Region { get; init; }

    public string? Departement { get; init; }

    public string? Epci { get; init; }

    /// <summary>INSEE code of that day.</summary>
    public string? Commune { get; init; }
}

/// <summary>Written by <see cref="LedgerFoldingJob"/> alone.</summary>
internal sealed class LedgerTotal : LedgerFigures
{
    public required TerritoryKind Kind { get; init; }

    /// <summary>Of that day.</summary>
    public required string Code { get; init; }
}

internal sealed class LedgerDeltaMapping : IEntityTypeConfiguration<LedgerDelta>
{
    public void Configure(EntityTypeBuilder<LedgerDelta> delta)
    {
        delta.ToTable("LedgerDelta");
        delta.Property(row => row.Nation).HasMaxLength(2);
        delta.Property(row => row.Region).HasMaxLength(3);
        delta.Property(row => row.Departement).HasMaxLength(3);
        delta.Property(row => row.Epci).HasMaxLength(9);
        delta.Property(row => row.Commune).HasMaxLength(5);
    }
}

internal sealed class LedgerTotalMapping : IEntityTypeConfiguration<LedgerTotal>
{
    public void Configure(EntityTypeBuilder<LedgerTotal> total)
    {
        total.ToTable("LedgerTotal");
        total.HasKey(row => new { row.Kind, row.Code, row.ProductId, row.Day, row.Stage });
        total.Property(row => row.Code).HasMaxLength(TerritoryRow.CodeLength);
        total.HasIndex(row => new { row.Kind, row.Code, row.ProductId, row.Distributed }, "IX_LedgerTotal_Given")
            .HasFilter("\"Distributed\" <> 0");
        total.Property(row => row.Kind).ValueGeneratedNever();
        total.Property(row => row.ProductId).ValueGeneratedNever();
        total.Property(row => row.Stage).ValueGeneratedNever();
    }
}
