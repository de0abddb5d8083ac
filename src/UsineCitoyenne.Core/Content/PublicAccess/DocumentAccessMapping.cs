using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.PublicAccess;

internal sealed class DocumentAccessMapping : IEntityTypeConfiguration<DocumentAccess>
{
    public void Configure(EntityTypeBuilder<DocumentAccess> builder)
    {
        builder.ToTable("DocumentAccess").HasKey(row => row.DocumentKey);
        builder.Property(row => row.DocumentKey).ValueGeneratedNever();
        builder.Property(row => row.Groups).HasMaxLength(1000);
        builder.HasOne<Document>().WithOne().HasForeignKey<DocumentAccess>(row => row.DocumentKey);
    }
}
