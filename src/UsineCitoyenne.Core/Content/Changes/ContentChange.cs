using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Changes;

/// <summary>One thing that a revision changed: by these rows each node derives its snapshot from the one it has.</summary>
internal sealed class ContentChange
{
    public required long Revision { get; init; }

    public required ChangeKind Kind { get; init; }

    /// <summary>Of the document, media item or redirect; empty for the other kinds.</summary>
    public required Guid Key { get; init; }
}

internal sealed class ContentChangeMapping : IEntityTypeConfiguration<ContentChange>
{
    public void Configure(EntityTypeBuilder<ContentChange> builder) =>
        builder.ToTable("ContentChange").HasKey(change => new { change.Revision, change.Kind, change.Key });
}
