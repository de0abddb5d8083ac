using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Overrides;

/// <summary>A local page that takes the place of a national one.</summary>
internal sealed class ContentOverride
{
    public required Guid DocumentKey { get; init; }

    public required Guid SourceKey { get; init; }

    /// <summary>When the source, as the local editor last saw it, was published.</summary>
    public DateTime SourceVersion { get; set; }
}

internal sealed class ContentOverrideMapping : IEntityTypeConfiguration<ContentOverride>
{
    public void Configure(EntityTypeBuilder<ContentOverride> builder)
    {
        builder.ToTable("ContentOverride").HasKey(row => row.DocumentKey);
        builder.Property(row => row.DocumentKey).ValueGeneratedNever();
        builder.HasOne<Document>().WithOne().HasForeignKey<ContentOverride>(row => row.DocumentKey);
        builder.HasIndex(row => row.SourceKey);
    }
}
