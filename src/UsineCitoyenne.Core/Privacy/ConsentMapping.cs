using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Privacy;

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("Consent");
        consent.Property(row => row.Purpose).HasMaxLength(20);
        consent.Property(row => row.Channel).HasMaxLength(20);
        consent.Property(row => row.Choice).HasMaxLength(20);
        consent.HasIndex(row => row.VolunteerId);
    }
}

internal sealed class StoredConsentTextMapping : IEntityTypeConfiguration<StoredConsentText>
{
    public void Configure(EntityTypeBuilder<StoredConsentText> text)
    {
        text.ToTable("ConsentText");
        text.HasKey(row => new { row.Purpose, row.Version });
        text.Property(row => row.Purpose).HasMaxLength(20);
        text.Property(row => row.Body).HasMaxLength(2000);
    }
}
