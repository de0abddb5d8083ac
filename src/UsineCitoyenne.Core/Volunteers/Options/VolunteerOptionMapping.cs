using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Volunteers.Options;

internal sealed class VolunteerOptionMapping : IEntityTypeConfiguration<VolunteerOption>
{
    public void Configure(EntityTypeBuilder<VolunteerOption> option)
    {
        option.ToTable("VolunteerOption");
        option.Property(row => row.Code).HasMaxLength(40);
        option.Property(row => row.Label).HasMaxLength(80);
        option.Property(row => row.Hint).HasMaxLength(160);
        option.HasIndex(row => new { row.List, row.Code }).IsUnique();
        option.HasIndex(row => new { row.List, row.Bit }).IsUnique();
    }
}
