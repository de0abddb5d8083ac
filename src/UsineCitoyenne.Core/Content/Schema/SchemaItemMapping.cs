using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Schema;

internal sealed class SchemaItemMapping : IEntityTypeConfiguration<SchemaItem>
{
    public void Configure(EntityTypeBuilder<SchemaItem> builder)
    {
        builder.ToTable("SchemaItem").HasKey(item => item.Key);
        builder.Property(item => item.Key).ValueGeneratedNever();
        builder.Property(item => item.Alias).HasMaxLength(255);
        builder.Property(item => item.Name).HasMaxLength(255);
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.HasIndex(item => new { item.Kind, item.Alias }).IsUnique();
    }
}
