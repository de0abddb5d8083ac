using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Communes;

/// <summary>
/// One line of a commune's history: who moved it, when, from where to where, and why. Its number tells each node that something changed.
/// </summary>
internal sealed class CommuneStep
{
    public const int WhyLength = 500;

    public long Id { get; private set; }

    public required string Code { get; init; }

    public required DateTime At { get; init; }

    public required CommuneState From { get; init; }

    public required CommuneState To { get; init; }

    /// <summary>Null when the facts moved it: a first volunteer, an organiser named or gone.</summary>
    public CommuneAct? Act { get; init; }

    /// <summary>Null when the facts moved it.</summary>
    public long? AccountId { get; init; }

    public required string Why { get; init; }
}

internal sealed class CommuneProgressMapping : IEntityTypeConfiguration<CommuneProgress>
{
    public void Configure(EntityTypeBuilder<CommuneProgress> progress)
    {
        progress.ToTable("CommuneProgress");
        progress.HasKey(row => row.Code);
        progress.Property(row => row.Code).HasMaxLength(5);
        progress.Property(row => row.SignatoryRole).HasMaxLength(Commitment.RoleLength);
        progress.Property(row => row.Provides).HasMaxLength(Commitment.ProvidesLength);
        progress.Ignore(row => row.Commitment);
    }
}

internal sealed class CommuneStepMapping : IEntityTypeConfiguration<CommuneStep>
{
    public void Configure(EntityTypeBuilder<CommuneStep> step)
    {
        step.ToTable("CommuneStep");
        step.Property(row => row.Code).HasMaxLength(5);
        step.Property(row => row.Why).HasMaxLength(CommuneStep.WhyLength);
        step.HasIndex(row => row.Code);
    }
}
