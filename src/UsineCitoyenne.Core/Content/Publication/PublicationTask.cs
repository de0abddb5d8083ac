using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Publication;

/// <summary>Pages to put online one batch after the other, parents first. Rights were checked when it was asked for.</summary>
internal sealed class PublicationTask
{
    public required Guid Key { get; init; }

    public required Guid RootKey { get; init; }

    public required Guid EditorKey { get; init; }

    public required string EditorName { get; init; }

    /// <summary>JSON list of the documents, in the order to publish.</summary>
    public required string Keys { get; init; }

    /// <summary>How many of them are dealt with: where to go on, after a restart too.</summary>
    public int Done { get; set; }

    /// <summary>JSON list of <see cref="RefusedPage"/>.</summary>
    public required string Refused { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? FinishedAt { get; set; }
}

internal sealed class PublicationTaskMapping : IEntityTypeConfiguration<PublicationTask>
{
    public void Configure(EntityTypeBuilder<PublicationTask> builder)
    {
        builder.ToTable("PublicationTask").HasKey(task => task.Key);
        builder.Property(task => task.Key).ValueGeneratedNever();
        builder.Property(task => task.EditorName).HasMaxLength(255);
        builder.HasIndex(task => task.FinishedAt);
    }
}
