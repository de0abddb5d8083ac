using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Volunteers;

internal sealed class VolunteerMapping : IEntityTypeConfiguration<Volunteer>
{
    /// <summary>Written by triggers, read by the contact table to catch up with what changed.</summary>
    public const string Change = "Change";
    public static readonly SealedColumn Phone = new("Volunteer.Phone");
    public static readonly SealedColumn Note = new("Volunteer.Note");

    public void Configure(EntityTypeBuilder<Volunteer> volunteer)
    {
        volunteer.ToTable("Volunteer");
        volunteer.Property(row => row.FirstName).HasMaxLength(80);
        volunteer.Property(row => row.LastName).HasMaxLength(80);
        volunteer.Property(row => row.Email).HasMaxLength(254);
        volunteer.Property(row => row.EmailKey).HasMaxLength(254);
        volunteer.Property(row => row.Phone).IsSealed(20);
        volunteer.Property(row => row.CommuneCode).HasMaxLength(5);
        volunteer.Property(row => row.Note).IsSealed(2000);
        volunteer.Property(row => row.TagIds).HasMaxLength(Tags.TagSet.Length).HasDefaultValue("");
        var change = volunteer.Property<long>(Change).HasDefaultValue(0L).ValueGeneratedNever().Metadata;
        change.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        change.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        volunteer.Property(row => row.Freshness).HasDefaultValue(Freshness.Fresh).ValueGeneratedNever();
        volunteer.HasIndex(row => row.SourceId).HasFilter("\"SourceId\" IS NOT NULL");
        volunteer.HasIndex(row => new { row.Freshness, row.FreshnessAt }).HasFilter("\"ConfirmedAt\" IS NOT NULL");
        volunteer.HasIndex(row => row.EmailKey, "IX_Volunteer_EmailKey");
        volunteer.HasIndex(row => row.EmailKey, "IX_Volunteer_Mailbox").IsUnique().HasFilter("\"State\" <> 0");
        volunteer.HasIndex(row => row.SubmissionId).IsUnique();
        volunteer.HasIndex(row => new { row.State, row.CommuneCode });
        volunteer.HasIndex(row => row.ConfirmedAt);
        volunteer.HasIndex(Change);
    }
}
