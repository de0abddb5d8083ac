using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Privacy;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntry");
        entry.Property(row => row.Action).HasMaxLength(40);
        entry.Property(row => row.Territory).HasMaxLength(40);
        entry.Property(row => row.Detail).HasMaxLength(200);
        entry.HasIndex(row => row.At);
        entry.HasIndex(row => new { row.AccountId, row.Id });
        entry.HasIndex(row => new { row.Action, row.Id });
        entry.HasIndex(row => new { row.Territory, row.Id });
        entry.HasMany(row => row.Subjects).WithOne().HasForeignKey(subject => subject.AuditEntryId);
    }
}

internal sealed class AuditSubjectMapping : IEntityTypeConfiguration<AuditSubject>
{
    public void Configure(EntityTypeBuilder<AuditSubject> subject)
    {
        subject.ToTable("AuditSubject");
        subject.HasKey(row => new { row.VolunteerId, row.AuditEntryId });
        subject.HasIndex(row => row.AuditEntryId);
    }
}
