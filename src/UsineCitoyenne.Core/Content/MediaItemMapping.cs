using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content;

internal sealed class MediaItemMapping : IEntityTypeConfiguration<MediaItem>
{
    public void Configure(EntityTypeBuilder<MediaItem> builder)
    {
        builder.ToTable("MediaItem").HasKey(item => item.Key);
        builder.Property(item => item.Key).ValueGeneratedNever();
        builder.Property(item => item.Path).HasMaxLength(2000);
        builder.Property(item => item.MediaType).HasMaxLength(255);
        builder.Property(item => item.Name).HasMaxLength(255);
        builder.Property(item => item.FoldedName).HasMaxLength(600).HasDefaultValue("");
        builder.Property(item => item.BinRoot).HasDefaultValue(false);
        builder.HasIndex(item => item.BinRoot).HasFilter("\"BinRoot\"");
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.HasOne<MediaItem>().WithMany().HasForeignKey(item => item.ParentKey).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => new { item.ParentKey, item.SortOrder });
    }
}
