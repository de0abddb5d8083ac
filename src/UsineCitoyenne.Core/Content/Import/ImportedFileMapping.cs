using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Import;

internal sealed class ImportedFileMapping : IEntityTypeConfiguration<ImportedFile>
{
    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.ToTable("ImportedFile").HasKey(file => file.ItemKey);
        builder.Property(file => file.ItemKey).ValueGeneratedNever();
        builder.Property(file => file.Path).HasMaxLength(400);
        builder.Property(file => file.Hash).HasMaxLength(64);
    }
}
