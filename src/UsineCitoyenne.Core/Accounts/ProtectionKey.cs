using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Accounts;

/// <summary>A key of the host's cookie encryption, kept in the database so that restarts and second nodes keep sessions.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("ProtectionKey");
        key.HasKey(row => row.Name);
        key.Property(row => row.Name).HasMaxLength(100);
    }
}
