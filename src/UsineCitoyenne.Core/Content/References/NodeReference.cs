using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.References;

/// <summary>A value of one node, draft or online, that names another.</summary>
internal sealed class NodeReference
{
    public required Guid SourceKey { get; init; }

    public required NodeKind SourceKind { get; init; }

    public required string PropertyAlias { get; init; }

    public required Guid TargetKey { get; init; }

    public required NodeKind TargetKind { get; init; }
}

internal sealed class NodeReferenceMapping : IEntityTypeConfiguration<NodeReference>
{
    public void Configure(EntityTypeBuilder<NodeReference> builder)
    {
        builder.ToTable("NodeReference").HasKey(row => new { row.SourceKey, row.PropertyAlias, row.TargetKey });
        builder.Property(row => row.PropertyAlias).HasMaxLength(255);
        builder.HasIndex(row => row.TargetKey);
    }
}
