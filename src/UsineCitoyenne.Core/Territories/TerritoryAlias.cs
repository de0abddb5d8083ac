using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Territories;

/// <summary>A commune's code that is no longer in use, and the commune of today that stands for it: never a chain.</summary>
internal sealed class TerritoryAlias
{
    public required string OldCode { get; init; }

    public required string CurrentCode { get; init; }
}

internal sealed class TerritoryAliasMapping : IEntityTypeConfiguration<TerritoryAlias>
{
    public void Configure(EntityTypeBuilder<TerritoryAlias> builder)
    {
        builder.ToTable("TerritoryAlias");
        builder.HasKey(alias => alias.OldCode);
        builder.Property(alias => alias.OldCode).HasMaxLength(TerritoryRow.CodeLength);
        builder.Property(alias => alias.CurrentCode).HasMaxLength(TerritoryRow.CodeLength);
    }
}
