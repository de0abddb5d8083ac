using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Blueprints;

/// <summary>A model that new documents of its type may begin as.</summary>
internal sealed class DocumentBlueprint
{
    public required Guid Key { get; init; }

    public required Guid ContentTypeKey { get; init; }

    /// <summary>Alias of the type.</summary>
    public required string ContentType { get; init; }

    public required string Name { get; set; }

    /// <summary>JSON of <see cref="DocumentValues"/>.</summary>
    public required string Values { get; set; }

    public DateTime CreateDate { get; init; }

    public DateTime UpdateDate { get; set; }
}

internal sealed class DocumentBlueprintMapping : IEntityTypeConfiguration<DocumentBlueprint>
{
    public void Configure(EntityTypeBuilder<DocumentBlueprint> builder)
    {
        builder.ToTable("DocumentBlueprint").HasKey(row => row.Key);
        builder.Property(row => row.Key).ValueGeneratedNever();
        builder.Property(row => row.ContentType).HasMaxLength(255);
        builder.Property(row => row.Name).HasMaxLength(255);
        builder.HasIndex(row => row.ContentTypeKey);
    }
}
