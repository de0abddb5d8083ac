using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Data.Restoring;

/// <summary>
/// A backup was put back. What was due before that moment may have been done already, by the database that was replaced: it waits for the
/// operator's word.
/// </summary>
internal sealed class RestoreMark
{
    public long Id { get; private set; }

    /// <summary>When the backup was taken; null for one that does not say.</summary>
    public DateTime? BackedUpAt { get; init; }

    public required DateTime RestoredAt { get; init; }

    /// <summary>Null while it is held.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>What was held was given up; otherwise it was let go.</summary>
    public bool Dropped { get; private set; }

    public void Decide(bool drop, DateTime now) => (Dropped, DecidedAt) = (drop, now);
}

internal sealed class RestoreMarkMapping : IEntityTypeConfiguration<RestoreMark>
{
    public void Configure(EntityTypeBuilder<RestoreMark> mark) => mark.ToTable("RestoreMark");
}
