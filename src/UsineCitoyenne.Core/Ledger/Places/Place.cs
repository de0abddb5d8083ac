using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>Where something is, or an account of the books. Nothing personal: a volunteer is a number, forgotten with the person.</summary>
internal sealed class Place
{
    public const int NameLength = 120;

    public long Id { get; private set; }

    public required PlaceKind Kind { get; init; }

    /// <summary>Unique of its kind: the work order's, the count's, or made from the territory for the books.</summary>
    public required Guid Key { get; init; }

    /// <summary>Empty for a volunteer and for the books.</summary>
    public required string Name { get; init; }

    /// <summary>Null for other kinds, and once the person is erased.</summary>
    public long? VolunteerId { get; private set; }

    /// <summary>Day of the latest count here, so that most movements need not look for one.</summary>
    public DateOnly? LastCountOn { get; private set; }

    /// <summary>To which territory it belongs from when on.</summary>
    public List<PlaceLink> Links { get; init; } = [];

    public static Place OfVolunteer(long volunteer) =>
        new() { Kind = PlaceKind.Volunteer, Key = Guid.NewGuid(), Name = "", VolunteerId = volunteer };

    public void SeeCount(DateOnly on) => LastCountOn = LastCountOn is { } last && last > on ? last : on;
}

internal sealed class PlaceMapping : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> place)
    {
        place.ToTable("Place");
        place.Property(row => row.Name).HasMaxLength(Place.NameLength);
        place.HasIndex(row => new { row.Kind, row.Key }).IsUnique();
        place.HasIndex(row => row.VolunteerId).IsUnique().HasFilter("\"VolunteerId\" IS NOT NULL");
        place.HasMany(row => row.Links).WithOne().HasForeignKey(link => link.PlaceId);
    }
}
