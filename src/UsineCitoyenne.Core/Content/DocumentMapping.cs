using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("Document").HasKey(document => document.Key);
        builder.Property(document => document.Key).ValueGeneratedNever();
        builder.Property(document => document.Path).HasMaxLength(2000);
        builder.Property(document => document.ContentType).HasMaxLength(255);
        builder.Property(document => document.Name).HasMaxLength(255);
        builder.Property(document => document.UrlSegment).HasMaxLength(255);
        builder.Property(document => document.OnlineSegment).HasMaxLength(255);
        builder.Property(document => document.PublishedSegment).HasMaxLength(255);
        builder.Property(document => document.PublishedName).HasMaxLength(255);
        builder.Property(document => document.Version).IsConcurrencyToken();
        builder.HasOne<Document>().WithMany().HasForeignKey(document => document.ParentKey).OnDelete(DeleteBehavior.Restrict);
        builder.Property(document => document.FoldedName).HasMaxLength(600).HasDefaultValue("");
        builder.Property(document => document.BinRoot).HasDefaultValue(false);
        builder.HasIndex(document => new { document.ParentKey, document.Trashed, document.SortOrder });
        builder.HasIndex(document => document.BinRoot).HasFilter("\"BinRoot\"");
        builder.HasIndex(document => new { document.FoldedName, document.Key });
        builder.HasIndex(document => new { document.ParentKey, document.OnlineSegment }).IsUnique()
            .HasFilter("\"OnlineSegment\" IS NOT NULL");
        // Nulls are all different to the index above.
        builder.HasIndex(document => document.OnlineSegment).IsUnique()
            .HasFilter("\"OnlineSegment\" IS NOT NULL AND \"ParentKey\" IS NULL");
        builder.HasIndex(document => document.Path).ServesPrefixes();
    }
}
