using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Import;

internal sealed class ImportRecordMapping : IEntityTypeConfiguration<ImportRecord>
{
    public void Configure(EntityTypeBuilder<ImportRecord> builder)
    {
        builder.ToTable("ImportRecord").HasKey(record => record.Path);
        builder.Property(record => record.Path).HasMaxLength(400);
        builder.Property(record => record.Hash).HasMaxLength(64);
        builder.HasIndex(record => record.ItemKey);
    }
}
