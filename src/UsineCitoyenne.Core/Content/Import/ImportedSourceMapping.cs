using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Import;

internal sealed class ImportedSourceMapping : IEntityTypeConfiguration<ImportedSource>
{
    public void Configure(EntityTypeBuilder<ImportedSource> builder)
    {
        builder.ToTable("ImportedSource").HasKey(source => source.ItemKey);
        builder.Property(source => source.ItemKey).ValueGeneratedNever();
    }
}
