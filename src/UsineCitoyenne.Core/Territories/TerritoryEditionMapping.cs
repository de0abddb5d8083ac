using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Territories;

internal sealed class TerritoryEditionMapping : IEntityTypeConfiguration<TerritoryEdition>
{
    public void Configure(EntityTypeBuilder<TerritoryEdition> builder)
    {
        builder.ToTable("TerritoryEdition");
        builder.HasKey(edition => edition.Version);
        builder.Property(edition => edition.Version).HasMaxLength(40);
    }
}
