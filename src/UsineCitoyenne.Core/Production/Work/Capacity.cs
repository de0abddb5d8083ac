using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>What a volunteer says to be able to make in a week. It grows old, and goes with the person.</summary>
internal sealed class Capacity
{
    public const int Most = 10_000;

    /// <summary>How long what somebody says is counted on.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    public required long VolunteerId { get; init; }

    public required long ProductId { get; init; }

    public int PerWeek { get; private set; }

    public DateTime SaidAt { get; private set; }

    public void Say(int perWeek, DateTime now) => (PerWeek, SaidAt) = (perWeek, now);
}

internal sealed class CapacityMapping : IEntityTypeConfiguration<Capacity>
{
    public void Configure(EntityTypeBuilder<Capacity> capacity)
    {
        capacity.ToTable("Capacity");
        capacity.HasKey(row => new { row.VolunteerId, row.ProductId });
        capacity.Property(row => row.VolunteerId).ValueGeneratedNever();
        capacity.Property(row => row.ProductId).ValueGeneratedNever();
    }
}
