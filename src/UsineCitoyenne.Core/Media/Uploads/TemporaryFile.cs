using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>A file that an editor sent and that no media item holds yet.</summary>
internal sealed class TemporaryFile
{
    public required Guid Key { get; init; }

    /// <summary>Who sent it: nobody else may use it.</summary>
    public required Guid EditorKey { get; init; }

    /// <summary>As the sender's machine calls it, without its folder.</summary>
    public required string Name { get; init; }

    /// <summary>Of what it holds now, without a dot.</summary>
    public required string Extension { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Pixels; null for what is no picture.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    public required DateTime SentAt { get; init; }
}

internal sealed class TemporaryFileMapping : IEntityTypeConfiguration<TemporaryFile>
{
    public void Configure(EntityTypeBuilder<TemporaryFile> builder)
    {
        builder.ToTable("TemporaryFile").HasKey(file => file.Key);
        builder.Property(file => file.Key).ValueGeneratedNever();
        builder.Property(file => file.Name).HasMaxLength(255);
        builder.Property(file => file.Extension).HasMaxLength(10);
        builder.HasIndex(file => file.SentAt);
    }
}
