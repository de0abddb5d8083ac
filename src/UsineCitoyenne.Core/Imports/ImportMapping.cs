using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Imports;

internal sealed class ImportJobMapping : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> job)
    {
        job.ToTable("ImportJob");
        job.Property(row => row.Secret).HasMaxLength(32);
        job.Property(row => row.Columns).HasMaxLength(80);
        job.Property(row => row.DefaultProfile).HasMaxLength(40);
        job.Property(row => row.Problem).HasMaxLength(300);
        job.Property(row => row.Known).HasDefaultValue(0L);
        job.Property(row => row.OralAgreement).HasDefaultValue(false);
        job.Property(row => row.FileName).HasMaxLength(ImportJob.LongestFileName).HasDefaultValue("");
        job.Property(row => row.Sheet).HasDefaultValue(0);
        job.Ignore(row => row.Choice);
        job.HasIndex(row => row.Key).IsUnique();
        job.HasIndex(row => row.AccountId);
    }
}

internal sealed class ImportRefusalMapping : IEntityTypeConfiguration<ImportRefusal>
{
    public void Configure(EntityTypeBuilder<ImportRefusal> refusal)
    {
        refusal.ToTable("ImportRefusal");
        refusal.HasKey(row => new { row.JobId, row.Line });
        refusal.Property(row => row.Reason).HasMaxLength(200);
        refusal.HasOne<ImportJob>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
    }
}
