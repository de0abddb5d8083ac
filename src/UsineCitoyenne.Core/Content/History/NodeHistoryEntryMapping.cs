using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.History;

internal sealed class NodeHistoryEntryMapping : IEntityTypeConfiguration<NodeHistoryEntry>
{
    public void Configure(EntityTypeBuilder<NodeHistoryEntry> builder)
    {
        builder.ToTable("NodeHistory").HasKey(entry => entry.Id);
        builder.Property(entry => entry.EditorName).HasMaxLength(255);
        builder.Property(entry => entry.Detail).HasMaxLength(NodeHistory.MaxDetail);
        builder.HasIndex(entry => new { entry.NodeKey, entry.Id });
    }
}
