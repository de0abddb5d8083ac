using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Production;

/// <summary>Something that is made, or that something is made of: data, never code.</summary>
internal sealed class Product
{
    public const int NameLength = 120;
    public const int UnitLength = 40;

    public long Id { get; private set; }

    public required Guid Key { get; init; }

    public required string Name { get; init; }

    /// <summary>What one of it is called, in French: « pièce », « centimètre ». Quantities are whole numbers of it.</summary>
    public required string Unit { get; init; }

    /// <summary>In the order in which it goes through them.</summary>
    public List<ProductStage> Stages { get; init; } = [];
}

/// <summary>One stage of a product. Never removed: lines of the ledger name it.</summary>
internal sealed class ProductStage
{
    public long ProductId { get; private set; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }
}

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("Product");
        product.Property(row => row.Name).HasMaxLength(Product.NameLength);
        product.Property(row => row.Unit).HasMaxLength(Product.UnitLength);
        product.HasIndex(row => row.Key).IsUnique();
        product.HasMany(row => row.Stages).WithOne().HasForeignKey(stage => stage.ProductId);
    }
}

internal sealed class ProductStageMapping : IEntityTypeConfiguration<ProductStage>
{
    public void Configure(EntityTypeBuilder<ProductStage> stage)
    {
        stage.ToTable("ProductStage");
        stage.HasKey(row => new { row.ProductId, row.Number });
        stage.Property(row => row.Number).ValueGeneratedNever();
        stage.Property(row => row.Name).HasMaxLength(Product.NameLength);
    }
}
