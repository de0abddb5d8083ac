using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>
/// An answer to a call as a form brought it, with an address that anybody may have typed. It changes nothing before its owner presses the
/// button behind the mail, and is erased a week later.
/// </summary>
internal sealed class CallSubmission
{
    public long Id { get; private set; }

    public required Guid CallKey { get; init; }

    /// <summary>0 for « Je viens ».</summary>
    public required int Quantity { get; init; }

    /// <summary><c>agirlocal95</c>, where it was answered; null for the nation's site.</summary>
    public required string? Site { get; init; }

    /// <summary>Whose address it is; null when nobody is known by it.</summary>
    public required long? VolunteerId { get; init; }

    /// <summary>Empty for a volunteer: theirs is in their record.</summary>
    public required string Email { get; init; }

    public required string EmailKey { get; init; }

    /// <summary>Number of one showing of the form: sent twice, it is one answer.</summary>
    public required Guid SubmissionId { get; init; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class CallSubmissionMapping : IEntityTypeConfiguration<CallSubmission>
{
    public void Configure(EntityTypeBuilder<CallSubmission> submission)
    {
        submission.ToTable("CallSubmission");
        submission.Property(row => row.Site).HasMaxLength(20);
        submission.Property(row => row.Email).HasMaxLength(254);
        submission.Property(row => row.EmailKey).HasMaxLength(254);
        submission.HasIndex(row => new { row.EmailKey, row.CreatedAt });
        submission.HasIndex(row => row.SubmissionId).IsUnique();
        submission.HasIndex(row => row.CreatedAt);
        submission.HasIndex(row => row.VolunteerId);
    }
}
