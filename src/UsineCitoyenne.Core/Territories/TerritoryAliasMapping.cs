using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Territories;

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
