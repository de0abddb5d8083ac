using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Mandates;

internal sealed class MandateMapping : IEntityTypeConfiguration<Mandate>
{
    public const int CodeLength = 12;

    public void Configure(EntityTypeBuilder<Mandate> mandate)
    {
        mandate.ToTable("Mandate");
        mandate.Ignore(row => row.Territory);
        mandate.Property(row => row.TerritoryCode).HasMaxLength(CodeLength);
        mandate.Property(row => row.EndReason).IsSealed(Mandate.ReasonLength);
        mandate.Property(row => row.SuspendReason).IsSealed(Mandate.ReasonLength);
        mandate.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        mandate.HasOne<MandateType>().WithMany().HasForeignKey(row => row.TypeId).OnDelete(DeleteBehavior.Restrict);
        mandate.HasIndex(row => row.AccountId);
        mandate.HasIndex(row => row.TypeId);
        mandate.HasIndex(row => new { row.TerritoryKind, row.TerritoryCode });
        mandate.HasIndex(row => row.EndsAt);
    }
}
