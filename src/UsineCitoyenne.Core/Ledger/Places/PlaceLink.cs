using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>
/// The territories of a place from a day on, until its next link. All levels are written out: the ledger of an old day is made again from
/// it alone, whatever became of the communes. Null above the level that the place belongs to.
/// </summary>
internal sealed class PlaceLink
{
    /// <summary>The first link of a place, which also answers for whatever came before.</summary>
    public static readonly DateOnly Always = new(1900, 1, 1);

    /// <summary>From the nation down.</summary>
    public static readonly TerritoryKind[] Levels =
        [TerritoryKind.Nation, TerritoryKind.Region, TerritoryKind.Departement, TerritoryKind.Epci, TerritoryKind.Commune];

    public long PlaceId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>INSEE code of that day.</summary>
    public string? Commune { get; init; }

    public string? Epci { get; init; }

    public string? Departement { get; init; }

    public string? Region { get; init; }

    /// <summary>The smallest territory that it belongs to.</summary>
    public TerritoryRef Territory => Commune is not null ? new(TerritoryKind.Commune, Commune)
        : Departement is not null ? new(TerritoryKind.Departement, Departement)
        : Region is not null ? new(TerritoryKind.Region, Region)
        : TerritoryRef.Nation;

    /// <summary>Null where the place belongs to nothing of this level.</summary>
    public string? At(TerritoryKind level) => level switch
    {
        TerritoryKind.Nation => TerritoryRef.Nation.Code,
        TerritoryKind.Region => Region,
        TerritoryKind.Departement => Departement,
        TerritoryKind.Epci => Epci,
        TerritoryKind.Commune => Commune,
        _ => null,
    };

    public bool IsSameTerritoryAs(PlaceLink other) =>
        (Commune, Epci, Departement, Region) == (other.Commune, other.Epci, other.Departement, other.Region);

    public PlaceLink Of(long place, DateOnly? from = null) =>
        new() { PlaceId = place, From = from ?? From, Commune = Commune, Epci = Epci, Departement = Departement, Region = Region };
}

internal sealed class PlaceLinkMapping : IEntityTypeConfiguration<PlaceLink>
{
    public void Configure(EntityTypeBuilder<PlaceLink> link)
    {
        link.ToTable("PlaceLink");
        link.HasKey(row => new { row.PlaceId, row.From });
        link.Property(row => row.Commune).HasMaxLength(5);
        link.Property(row => row.Epci).HasMaxLength(9);
        link.Property(row => row.Departement).HasMaxLength(3);
        link.Property(row => row.Region).HasMaxLength(3);
        link.Ignore(row => row.Territory);
    }
}
