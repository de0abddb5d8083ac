using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>
/// An address that a volunteer wants to be written to. It counts once its owner confirms it; the former one is told, then both are
/// forgotten here.
/// </summary>
internal sealed class AddressChange
{
    public long Id { get; private set; }

    public required long VolunteerId { get; init; }

    public required string Email { get; init; }

    /// <summary>Told once the change is confirmed.</summary>
    public required string FormerEmail { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ConfirmedAt { get; set; }
}

internal sealed class AddressChangeMapping : IEntityTypeConfiguration<AddressChange>
{
    public void Configure(EntityTypeBuilder<AddressChange> change)
    {
        change.ToTable("AddressChange");
        change.Property(row => row.Email).HasMaxLength(EmailAddress.MaximumLength);
        change.Property(row => row.FormerEmail).HasMaxLength(EmailAddress.MaximumLength);
        change.HasIndex(row => row.VolunteerId);
    }
}
