using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Contacts.Bulk;

/// <summary>
/// One act on many people. Whom it touches is settled when it is proposed, so the number that the responsable confirms is the number
/// that is done; who they are is forgotten part by part.
/// </summary>
internal sealed class BulkAct
{
    public const int ArgumentLength = 20;

    public long Id { get; private set; }

    public required long AccountId { get; init; }

    public required BulkKind Kind { get; init; }

    /// <summary>Number of a tag or code of a commune; empty for the others.</summary>
    public required string Argument { get; init; }

    public required int Total { get; init; }

    /// <summary>How many were looked at.</summary>
    public int Position { get; private set; }

    /// <summary>How many it changed: not those who were so already, nor those who left the territory meanwhile.</summary>
    public int Changed { get; private set; }

    /// <summary>The fields of the history that it changes share it.</summary>
    public Guid EditId { get; private set; } = Guid.CreateVersion7();

    public required DateTime CreatedAt { get; init; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? FinishedAt { get; private set; }
}

public enum BulkKind
{
    Tag = 0,
    Untag = 1,
    Move = 2,
    Pause = 3,
    Resume = 4,
}

internal sealed class BulkActMapping : IEntityTypeConfiguration<BulkAct>
{
    public void Configure(EntityTypeBuilder<BulkAct> act)
    {
        act.ToTable("BulkAct");
        act.Property(row => row.Argument).HasMaxLength(BulkAct.ArgumentLength);
        act.HasIndex(row => row.AccountId);
        act.HasIndex(row => row.FinishedAt);
    }
}
