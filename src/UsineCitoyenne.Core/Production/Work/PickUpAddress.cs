using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>
/// Where to fetch what a volunteer made, as they told it. Only the carrier of an assigned round sees it, from the day before to the end;
/// it goes when nothing is left to fetch, and with the person.
/// </summary>
internal sealed class PickUpAddress
{
    public const int AddressLength = 300;

    public long Id { get; private set; }

    public required long VolunteerId { get; init; }

    /// <summary>With what helps to find the door.</summary>
    public required string Address { get; set; }

    public required DateTime SaidAt { get; set; }
}

internal sealed class PickUpAddressMapping : IEntityTypeConfiguration<PickUpAddress>
{
    public void Configure(EntityTypeBuilder<PickUpAddress> address)
    {
        address.ToTable("PickUpAddress");
        address.HasIndex(row => row.VolunteerId).IsUnique();
        address.Property(row => row.Address).IsSealed(PickUpAddress.AddressLength);
    }
}
