using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Scheduling;

/// <summary>Goes online, or offline, at a date.</summary>
internal sealed class DocumentSchedule
{
    public required Guid DocumentKey { get; init; }

    public required ScheduledAction Action { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who planned it, with the right to do it then.</summary>
    public required Guid EditorKey { get; init; }

    public required string EditorName { get; init; }
}

/// <summary>Stored as a number: never renumber.</summary>
internal enum ScheduledAction
{
    Publish = 0,
    Unpublish = 1,
}

internal sealed class DocumentScheduleMapping : IEntityTypeConfiguration<DocumentSchedule>
{
    public void Configure(EntityTypeBuilder<DocumentSchedule> builder)
    {
        builder.ToTable("DocumentSchedule").HasKey(row => new { row.DocumentKey, row.Action });
        builder.Property(row => row.EditorName).HasMaxLength(255);
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.DocumentKey);
        builder.HasIndex(row => row.At);
    }
}
