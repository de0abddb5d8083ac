using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>How often a responsable is told of newcomers, and when next.</summary>
internal sealed class OrganiserDigest
{
    /// <summary>Whoever confirms within it is told of in the same mail.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private const int Morning = 8;

    public required long AccountId { get; init; }

    public DigestFrequency Frequency { get; set; }

    /// <summary>When the mail leaves that newcomers join now; past when there is none to join.</summary>
    public DateTime NextAt { get; set; }

    /// <summary>Null when the responsable wants none.</summary>
    public DateTime? Join(DateTime now)
    {
        if (Frequency == DigestFrequency.Never)
        {
            return null;
        }
        if (NextAt <= now)
        {
            NextAt = Frequency switch
            {
                DigestFrequency.Weekly => FrenchTime.NextHour(now, Morning, DayOfWeek.Monday),
                DigestFrequency.Daily => FrenchTime.NextHour(now, Morning),
                _ => now + Window,
            };
        }
        return NextAt;
    }
}

public enum DigestFrequency
{
    /// <summary>Within five minutes, those who come together in one mail.</summary>
    Immediate = 0,

    /// <summary>At eight in the morning, Paris time.</summary>
    Daily = 1,

    /// <summary>On Mondays at eight, Paris time.</summary>
    Weekly = 2,
    Never = 3,
}

/// <summary>A newcomer and the digest that tells of them, by its time: composed twice, it tells the same.</summary>
internal sealed class DigestEntry
{
    public required long AccountId { get; init; }

    public required long VolunteerId { get; init; }

    public required DateTime DueAt { get; init; }
}

internal sealed class OrganiserDigestMapping : IEntityTypeConfiguration<OrganiserDigest>, IEntityTypeConfiguration<DigestEntry>
{
    public void Configure(EntityTypeBuilder<OrganiserDigest> digest)
    {
        digest.ToTable("OrganiserDigest");
        digest.HasKey(row => row.AccountId);
        digest.Property(row => row.AccountId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<DigestEntry> entry)
    {
        entry.ToTable("DigestEntry");
        entry.HasKey(row => new { row.AccountId, row.VolunteerId });
        entry.HasIndex(row => new { row.AccountId, row.DueAt });
    }
}
