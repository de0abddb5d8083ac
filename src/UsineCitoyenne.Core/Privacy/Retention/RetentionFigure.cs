using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Privacy.Retention;

/// <summary>What one rule did in one round: the line that proves the promise was kept.</summary>
internal sealed class RetentionFigure
{
    public long Id { get; private set; }

    /// <summary>When the round began.</summary>
    public required DateTime RunAt { get; init; }

    public required RetentionRule Rule { get; init; }

    public required int Count { get; init; }
}

internal sealed class RetentionFigureMapping : IEntityTypeConfiguration<RetentionFigure>
{
    public void Configure(EntityTypeBuilder<RetentionFigure> figure)
    {
        figure.ToTable("RetentionFigure");
        figure.HasIndex(row => row.RunAt);
    }
}
