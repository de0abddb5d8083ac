using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Data.Upkeep;

/// <summary>How far one kind of older value was brought to its canonical form.</summary>
internal sealed class CanonicalForm
{
    public const string Addresses = "addresses";
    public const string Phones = "phones";

    /// <summary>Those of the history of corrections.</summary>
    public const string FormerPhones = "former-phones";

    public required string Name { get; init; }

    /// <summary>Number of the last row done.</summary>
    public long Position { get; set; }

    public bool Done { get; set; }
}

internal sealed class CanonicalFormMapping : IEntityTypeConfiguration<CanonicalForm>
{
    public void Configure(EntityTypeBuilder<CanonicalForm> form)
    {
        form.ToTable("CanonicalForm");
        form.HasKey(row => row.Name);
        form.Property(row => row.Name).HasMaxLength(40);
    }
}
