using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Media.Renditions;

internal sealed class MediaSecretMapping : IEntityTypeConfiguration<MediaSecret>
{
    public void Configure(EntityTypeBuilder<MediaSecret> builder)
    {
        builder.ToTable("MediaSecret").HasKey(secret => secret.Id);
        builder.Property(secret => secret.Id).ValueGeneratedNever();
    }
}
