using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Ledger.Products;

/// <summary>Something that is made, or that something is made of: data, never code.</summary>
internal sealed class Product
{
    public const int NameLength = 120;
    public const int UnitLength = 40;

    public long Id { get; private set; }

    /// <summary>Also what a document of the content tree names it by.</summary>
    public required Guid Key { get; init; }

    /// <summary>« Masque à plis »</summary>
    public required string Name { get; init; }

    /// <summary>What one of it is called, in French: « pièce », « cm ». Quantities are whole numbers of it.</summary>
    public required string Unit { get; init; }

    /// <summary>« masque », as in « 1 masque donné ». The unit where nothing better is told.</summary>
    public required string Singular { get; init; }

    public required string Plural { get; init; }

    /// <summary>« une surblouse donnée »: French needs to know.</summary>
    public bool IsFeminine { get; init; }

    /// <summary>How many of it one kit makes; 1 where it is not given out in kits.</summary>
    public int KitSize { get; init; } = 1;

    /// <summary>In the order in which it goes through them.</summary>
    public List<ProductStage> Stages { get; init; } = [];

    /// <summary>What its first stage takes. Empty for matter.</summary>
    public List<RecipeLine> Recipe { get; init; } = [];

    public List<ProductSpecification> Specifications { get; init; } = [];
}

/// <summary>One stage of a product. Never removed: lines of the ledger name it.</summary>
internal sealed class ProductStage
{
    public long ProductId { get; private set; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>« Cousu », said of one piece.</summary>
    public required string Name { get; init; }

    public required StageWork Work { get; init; }

    /// <summary>What brings it there: « Coudre ». Empty for what is received.</summary>
    public required string Act { get; init; }
}

/// <summary>Where a stage is reached. Stored as a number: never renumber.</summary>
public enum StageWork
{
    /// <summary>It is bought or given.</summary>
    Received = 0,

    /// <summary>At the commune's own place: cutting, sterilising, checking.</summary>
    Workshop = 1,

    /// <summary>At home, from kits that are handed out and collected.</summary>
    Home = 2,
}

/// <summary>What goes into it at its first stage.</summary>
internal sealed class RecipeLine
{
    public long ProductId { get; private set; }

    public required long InputId { get; init; }

    /// <summary>In the unit of the input, for <see cref="Per"/> pieces.</summary>
    public required int Quantity { get; init; }

    public required int Per { get; init; }
}

/// <summary>One version of what a piece has to be. Frozen once pieces are made by it.</summary>
internal sealed class ProductSpecification
{
    public const int UrlLength = 500;
    public const int ControlsLength = 4000;

    public long Id { get; private set; }

    public long ProductId { get; private set; }

    /// <summary>From 1; the latest is the one in force.</summary>
    public required int Version { get; init; }

    /// <summary>The public text that it follows: « AFNOR SPEC S76-001 ».</summary>
    public required string Name { get; init; }

    /// <summary>Where to read it; empty for none.</summary>
    public required string Url { get; init; }

    /// <summary>What is checked on a piece, one a line.</summary>
    public required string Controls { get; init; }

    public required DateOnly PublishedOn { get; init; }
}

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("Product");
        product.Property(row => row.Name).HasMaxLength(Product.NameLength);
        product.Property(row => row.Unit).HasMaxLength(Product.UnitLength);
        product.Property(row => row.Singular).HasMaxLength(Product.UnitLength).HasDefaultValue("").ValueGeneratedNever();
        product.Property(row => row.Plural).HasMaxLength(Product.UnitLength).HasDefaultValue("").ValueGeneratedNever();
        product.Property(row => row.IsFeminine).HasDefaultValue(false).ValueGeneratedNever();
        product.Property(row => row.KitSize).HasDefaultValue(1).ValueGeneratedNever();
        product.HasIndex(row => row.Key).IsUnique();
        product.HasMany(row => row.Stages).WithOne().HasForeignKey(stage => stage.ProductId);
        product.HasMany(row => row.Recipe).WithOne().HasForeignKey(line => line.ProductId);
        product.HasMany(row => row.Specifications).WithOne().HasForeignKey(line => line.ProductId);
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
        stage.Property(row => row.Act).HasMaxLength(Product.UnitLength).HasDefaultValue("").ValueGeneratedNever();
        stage.Property(row => row.Work).HasDefaultValue(StageWork.Workshop).ValueGeneratedNever();
    }
}

internal sealed class RecipeLineMapping : IEntityTypeConfiguration<RecipeLine>
{
    public void Configure(EntityTypeBuilder<RecipeLine> line)
    {
        line.ToTable("RecipeLine");
        line.HasKey(row => new { row.ProductId, row.InputId });
        line.Property(row => row.InputId).ValueGeneratedNever();
    }
}

internal sealed class ProductSpecificationMapping : IEntityTypeConfiguration<ProductSpecification>
{
    public void Configure(EntityTypeBuilder<ProductSpecification> specification)
    {
        specification.ToTable("ProductSpecification");
        specification.Property(row => row.Name).HasMaxLength(Product.NameLength);
        specification.Property(row => row.Url).HasMaxLength(ProductSpecification.UrlLength);
        specification.Property(row => row.Controls).HasMaxLength(ProductSpecification.ControlsLength);
        specification.HasIndex(row => new { row.ProductId, row.Version }).IsUnique();
    }
}
