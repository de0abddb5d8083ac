using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.References;

internal sealed class NodeReferenceMapping : IEntityTypeConfiguration<NodeReference>
{
    public void Configure(EntityTypeBuilder<NodeReference> builder)
    {
        builder.ToTable("NodeReference").HasKey(row => new { row.SourceKey, row.PropertyAlias, row.TargetKey });
        builder.Property(row => row.PropertyAlias).HasMaxLength(255);
        builder.HasIndex(row => row.TargetKey);
    }
}
