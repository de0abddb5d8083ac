using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing;

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{

    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("OutboxMail");
        mail.Property(row => row.Template).HasMaxLength(80);
        mail.Property(row => row.RecipientKind).HasMaxLength(40);
        mail.Property(row => row.Data).HasMaxLength(4000);
        mail.Property(row => row.DedupKey).HasMaxLength(200);
        mail.Property(row => row.LeasedBy).HasMaxLength(120);
        mail.Property(row => row.MessageId).HasMaxLength(320);
        mail.Property(row => row.Elsewhere).HasDefaultValue(false);
        mail.Property(row => row.LastError).HasMaxLength(AddressScrubber.Longest);
        // The worker's pick: the next due mail must cost the same with a million behind it.
        mail.HasIndex(row => new { row.State, row.Bulk, row.DueAt });
        mail.HasIndex(row => row.DedupKey).IsUnique().HasFilter("\"DedupKey\" IS NOT NULL");
        mail.HasIndex(row => new { row.RecipientKind, row.RecipientId });
        mail.HasIndex(row => row.SentAt).HasFilter("\"SentAt\" IS NOT NULL");
        // The pick within a batch, and its progress.
        mail.HasIndex(row => new { row.BatchId, row.State, row.DueAt }).HasFilter("\"BatchId\" IS NOT NULL");
    }
}
