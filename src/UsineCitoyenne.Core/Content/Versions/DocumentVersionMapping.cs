using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Versions;

internal sealed class DocumentVersionMapping : IEntityTypeConfiguration<DocumentVersion>
{
    public void Configure(EntityTypeBuilder<DocumentVersion> builder)
    {
        builder.ToTable("DocumentVersion").HasKey(version => version.Key);
        builder.Property(version => version.Key).ValueGeneratedNever();
        builder.Property(version => version.Name).HasMaxLength(255);
        builder.Property(version => version.EditorName).HasMaxLength(255);
        builder.HasOne<Document>().WithMany().HasForeignKey(version => version.DocumentKey);
        builder.HasIndex(version => new { version.DocumentKey, version.At });
        builder.HasIndex(version => version.At);
    }
}
