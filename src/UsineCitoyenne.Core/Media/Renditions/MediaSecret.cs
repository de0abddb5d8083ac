using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>
/// The key that signs addresses of renditions: one row, in the database so that all nodes agree and restarts change nothing.
/// </summary>
internal sealed class MediaSecret
{
    public const int OnlyId = 1;

    public const int Length = 32;

    public int Id { get; init; } = OnlyId;

    public required byte[] Value { get; init; }
}

internal sealed class MediaSecretMapping : IEntityTypeConfiguration<MediaSecret>
{
    public void Configure(EntityTypeBuilder<MediaSecret> builder)
    {
        builder.ToTable("MediaSecret").HasKey(secret => secret.Id);
        builder.Property(secret => secret.Id).ValueGeneratedNever();
    }
}
