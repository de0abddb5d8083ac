using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Territories;

internal sealed class TerritoryRowMapping : IEntityTypeConfiguration<TerritoryRow>
{
    public void Configure(EntityTypeBuilder<TerritoryRow> builder)
    {
        builder.ToTable("Territory");
        builder.HasKey(row => new { row.Kind, row.Code, row.ValidFrom });
        builder.Property(row => row.Kind).ValueGeneratedNever();
        builder.Property(row => row.Code).HasMaxLength(TerritoryRow.CodeLength);
        builder.Property(row => row.SuccessorCode).HasMaxLength(TerritoryRow.CodeLength);
        builder.Property(row => row.Name).HasMaxLength(TerritoryRow.NameLength);
        builder.Property(row => row.Slug).HasMaxLength(TerritoryRow.NameLength);
        builder.Property(row => row.Nature).HasMaxLength(10);
        builder.Property(row => row.RegionCode).HasMaxLength(TerritoryRow.CodeLength);
        builder.Property(row => row.DepartementCode).HasMaxLength(TerritoryRow.CodeLength);
        builder.Property(row => row.EpciCode).HasMaxLength(TerritoryRow.CodeLength);
        builder.Property(row => row.CommuneCode).HasMaxLength(TerritoryRow.CodeLength);
        builder.Property(row => row.Postcodes).HasMaxLength(TerritoryRow.PostcodesLength);
    }
}
