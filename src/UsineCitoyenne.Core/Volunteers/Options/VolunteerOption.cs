using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Volunteers.Options;

/// <summary>
/// One box to tick at sign-up: a profile, an availability, a piece of equipment. The lists are data: administrators edit them.
/// A volunteer holds a set of them as bits, so <see cref="Bit"/> is given once and never reused.
/// </summary>
internal sealed class VolunteerOption
{
    public long Id { get; private set; }

    public required OptionList List { get; init; }

    /// <summary>Stable name used in files and URLs: <c>couture</c>.</summary>
    public required string Code { get; init; }

    public required string Label { get; set; }

    public string Hint { get; set; } = "";

    /// <summary>0 to 15, unique in its list.</summary>
    public required int Bit { get; init; }

    public required int SortOrder { get; set; }

    /// <summary>No longer offered; those who ticked it keep it.</summary>
    public bool Hidden { get; set; }
}

public enum OptionList
{
    Profile = 0,
    Availability = 1,
    Equipment = 2,
}

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
