using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Media.Uploads;

internal sealed class TemporaryFileMapping : IEntityTypeConfiguration<TemporaryFile>
{
    public void Configure(EntityTypeBuilder<TemporaryFile> builder)
    {
        builder.ToTable("TemporaryFile").HasKey(file => file.Key);
        builder.Property(file => file.Key).ValueGeneratedNever();
        builder.Property(file => file.Name).HasMaxLength(255);
        builder.Property(file => file.Extension).HasMaxLength(10);
        builder.HasIndex(file => file.SentAt);
    }
}
