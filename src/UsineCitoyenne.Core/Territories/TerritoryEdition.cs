using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Territories;

/// <summary>An edition of the official geographic code that was imported, and what it brought.</summary>
internal sealed class TerritoryEdition
{
    public required string Version { get; init; }

    /// <summary>The date whose map it draws, midnight UTC (1 January, as a rule).</summary>
    public DateTime Date { get; init; }

    public DateTime ImportedAt { get; init; }

    public int Regions { get; init; }

    public int Departements { get; init; }

    public int Epcis { get; init; }

    public int Communes { get; init; }

    public int ArrondissementsMunicipaux { get; init; }

    public int CommunesDeleguees { get; init; }

    public int CommunesAssociees { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Closed { get; init; }

    public int Unresolved { get; init; }
}

internal sealed class TerritoryEditionMapping : IEntityTypeConfiguration<TerritoryEdition>
{
    public void Configure(EntityTypeBuilder<TerritoryEdition> builder)
    {
        builder.ToTable("TerritoryEdition");
        builder.HasKey(edition => edition.Version);
        builder.Property(edition => edition.Version).HasMaxLength(40);
    }
}
