using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>One field of a volunteer that changed. It goes when the person goes: it may hold a number that was theirs.</summary>
internal sealed class VolunteerChange
{
    public const int ValueLength = 40;

    public long Id { get; private set; }

    public required long VolunteerId { get; init; }

    /// <summary>The fields that changed in one act share it.</summary>
    public required Guid EditId { get; init; }

    public required ChangedField Field { get; init; }

    /// <summary>A commune's code, a telephone number, bits, or the number of a state.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    /// <summary>Null for the person themself.</summary>
    public long? AccountId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>It took another change back.</summary>
    public bool Undoes { get; init; }
}

public enum ChangedField
{
    Commune = 0,
    Phone = 1,
    Profiles = 2,
    Availability = 3,
    State = 4,
}

internal sealed class VolunteerChangeMapping : IEntityTypeConfiguration<VolunteerChange>
{
    public static readonly SealedColumn Before = new("VolunteerChange.Before");
    public static readonly SealedColumn After = new("VolunteerChange.After");

    public void Configure(EntityTypeBuilder<VolunteerChange> change)
    {
        change.ToTable("VolunteerChange");
        change.Property(row => row.Before).IsSealed(VolunteerChange.ValueLength);
        change.Property(row => row.After).IsSealed(VolunteerChange.ValueLength);
        change.HasIndex(row => row.VolunteerId);
        change.HasIndex(row => new { row.Field, row.At });
    }
}
