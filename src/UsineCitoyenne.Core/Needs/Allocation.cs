using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Needs;

/// <summary>A quantity of one product shared between the needs of a territory: proposed, adjusted, accepted, then carried out.</summary>
internal sealed class Allocation
{
    public long Id { get; private set; }

    /// <summary>Number of one showing of the form: sent twice, it is one proposal.</summary>
    public required Guid Key { get; init; }

    public required long ProductId { get; init; }

    public required TerritoryKind TerritoryKind { get; init; }

    public required string TerritoryCode { get; init; }

    public required int Quantity { get; init; }

    public AllocationState State { get; set; }

    public required long AccountId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? AcceptedAt { get; set; }

    public DateTime? ExecutedAt { get; set; }

    public List<AllocationLine> Lines { get; init; } = [];

    public TerritoryRef Territory => new(TerritoryKind, TerritoryCode);
}

/// <summary>What one need gets, and why. Frozen once the allocation is accepted.</summary>
internal sealed class AllocationLine
{
    public long AllocationId { get; private set; }

    public required long NeedId { get; init; }

    public required string CommuneCode { get; init; }

    /// <summary>What the need missed when it was proposed.</summary>
    public required int Missing { get; init; }

    public required int CommuneWeight { get; init; }

    public required NeedPriority Priority { get; init; }

    /// <summary>See <see cref="Share.First"/>.</summary>
    public required long FirstShare { get; init; }

    public required int Proposed { get; init; }

    public required int Quantity { get; set; }
}

/// <summary>How much the needs of a commune weigh when a product is shared; 1 where nobody said.</summary>
internal sealed class CommuneWeight
{
    public const int Most = 10;

    public required string CommuneCode { get; init; }

    public required long ProductId { get; init; }

    public required int Weight { get; set; }

    /// <summary>Who set it: a territory as <c>departement:95</c>, and the account.</summary>
    public required string SetBy { get; set; }

    public required long AccountId { get; set; }

    public required DateTime SetAt { get; set; }
}

/// <summary>Stored as a number: never renumber.</summary>
public enum AllocationState
{
    Draft = 0,
    Accepted = 1,

    /// <summary>The transfers are in the ledger.</summary>
    Executed = 2,
}

internal sealed class AllocationMapping : IEntityTypeConfiguration<Allocation>
{
    public void Configure(EntityTypeBuilder<Allocation> allocation)
    {
        allocation.ToTable("Allocation");
        allocation.Ignore(row => row.Territory);
        allocation.Property(row => row.TerritoryCode).HasMaxLength(12);
        allocation.HasIndex(row => row.Key).IsUnique();
        allocation.HasIndex(row => new { row.TerritoryKind, row.TerritoryCode, row.Id });
        allocation.HasMany(row => row.Lines).WithOne().HasForeignKey(line => line.AllocationId);
    }
}

internal sealed class AllocationLineMapping : IEntityTypeConfiguration<AllocationLine>
{
    public void Configure(EntityTypeBuilder<AllocationLine> line)
    {
        line.ToTable("AllocationLine");
        line.HasKey(row => new { row.AllocationId, row.NeedId });
        line.Property(row => row.NeedId).ValueGeneratedNever();
        line.Property(row => row.CommuneCode).HasMaxLength(5);
    }
}

internal sealed class CommuneWeightMapping : IEntityTypeConfiguration<CommuneWeight>
{
    public void Configure(EntityTypeBuilder<CommuneWeight> weight)
    {
        weight.ToTable("CommuneWeight");
        weight.HasKey(row => new { row.CommuneCode, row.ProductId });
        weight.Property(row => row.CommuneCode).HasMaxLength(5);
        weight.Property(row => row.ProductId).ValueGeneratedNever();
        weight.Property(row => row.SetBy).HasMaxLength(40);
    }
}
