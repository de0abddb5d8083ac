using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Core.Mandates;

internal sealed class MandateMapping : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> mandate)
    {
        mandate.ToTable("Mandate");
        mandate.Ignore(row => row.Territory);
        mandate.Property(row => row.TerritoryCode).HasMaxLength(12);
        mandate.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        mandate.HasIndex(row => row.AccountId);
        mandate.HasIndex(row => new { row.TerritoryKind, row.TerritoryCode });
    }
}
