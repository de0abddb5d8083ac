using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Scheduling;

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
