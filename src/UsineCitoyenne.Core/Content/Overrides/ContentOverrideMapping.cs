using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Overrides;

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
