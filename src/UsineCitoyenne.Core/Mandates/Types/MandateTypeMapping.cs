using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Mandates.Types;

internal sealed class MandateTypeMapping : IEntityTypeConfiguration<MandateType>
{
    public void Configure(EntityTypeBuilder<MandateType> type)
    {
        type.ToTable("MandateType");
        type.Ignore(row => row.Leads);
        type.Property(row => row.Alias).HasMaxLength(MandateType.AliasLength);
        type.Property(row => row.Name).HasMaxLength(MandateType.NameLength);
        type.Property(row => row.MissionSheet).HasMaxLength(MandateType.MissionSheetLength);
        type.HasIndex(row => row.Alias).IsUnique();
    }
}
