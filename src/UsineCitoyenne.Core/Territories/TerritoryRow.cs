using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Territories;

/// <summary>
/// A territory as it stood from one date to another. A code may have several rows, one at a time: a commune that changed name
/// or EPCI, or that merged, keeps its past, so totals of an old date can be made again.
/// </summary>
internal sealed class TerritoryRow
{
    public const int CodeLength = 9;
    public const int NameLength = 120;
    public const int PostcodesLength = 200;

    public TerritoryKind Kind { get; init; }

    /// <summary>Insee's code; an EPCI's SIREN number.</summary>
    public required string Code { get; init; }

    /// <summary>Date of the edition that brought this state, midnight UTC.</summary>
    public DateTime ValidFrom { get; init; }

    /// <summary>Date of the edition that ended it, excluded; null while it is today's.</summary>
    public DateTime? ValidTo { get; set; }

    /// <summary>The commune that took over a commune that ended; null while it lasts, and where only its name or EPCI changed.</summary>
    public string? SuccessorCode { get; set; }

    public required string Name { get; init; }

    /// <summary>Unique among the communes of a département.</summary>
    public required string Slug { get; init; }

    /// <summary>Insee's TNCC, 0 to 8: the article that the name takes.</summary>
    public int Liaison { get; init; }

    /// <summary>An EPCI's legal form (CC, CA, CU, METRO, MET69); a région's or département's zone (metro, drom, com).</summary>
    public string? Nature { get; init; }

    public string? RegionCode { get; init; }

    public string? DepartementCode { get; init; }

    public string? EpciCode { get; init; }

    /// <summary>The commune that contains it (below the commune), or its chef-lieu (above).</summary>
    public string? CommuneCode { get; init; }

    /// <summary>Parted by spaces.</summary>
    public string? Postcodes { get; set; }

    /// <summary>Inhabitants (population municipale); null where nobody is counted.</summary>
    public int? Population { get; set; }

    /// <summary>A difference in these opens a new dated row; figures are only brought up to date.</summary>
    public bool IsSameTerritoryAs(TerritoryRow other) => (Name, Slug, Liaison, Nature, RegionCode, DepartementCode, EpciCode, CommuneCode)
        == (other.Name, other.Slug, other.Liaison, other.Nature, other.RegionCode, other.DepartementCode,
            other.EpciCode, other.CommuneCode);

    public bool HasSameFiguresAs(TerritoryRow other) => (Postcodes, Population) == (other.Postcodes, other.Population);
}

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
