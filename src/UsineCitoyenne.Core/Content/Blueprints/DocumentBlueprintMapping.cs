using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Blueprints;

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
