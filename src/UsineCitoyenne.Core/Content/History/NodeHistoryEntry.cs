using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.History;

/// <summary>One act on one node. Outlives the node: who deleted it stays known.</summary>
internal sealed class NodeHistoryEntry
{
    public long Id { get; init; }

    public required Guid NodeKey { get; init; }

    public required NodeKind Kind { get; init; }

    public required NodeAction Action { get; init; }

    public DateTime At { get; init; }

    /// <summary>Empty for the site itself.</summary>
    public Guid EditorKey { get; init; }

    /// <summary>As it was then.</summary>
    public required string EditorName { get; init; }

    public string? Detail { get; init; }
}

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
