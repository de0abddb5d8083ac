using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>Somebody asked to go: a keyed hash of their address, so that a file imported later does not bring them back.</summary>
internal sealed class Leaver
{
    public const int HashLength = 64;

    /// <summary>See <see cref="LeaverKey"/>.</summary>
    public required string Hash { get; init; }

    public required DateTime LeftAt { get; init; }
}

internal sealed class LeaverMapping : IEntityTypeConfiguration<Leaver>
{
    public void Configure(EntityTypeBuilder<Leaver> leaver)
    {
        leaver.ToTable("Leaver");
        leaver.HasKey(row => row.Hash);
        leaver.Property(row => row.Hash).HasMaxLength(Leaver.HashLength);
        leaver.HasIndex(row => row.LeftAt);
    }
}
