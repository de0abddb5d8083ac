using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Mailing;

/// <summary>Mails that leave together, and that one word holds back: nothing is written to their rows.</summary>
internal sealed class MailBatch
{
    public long Id { get; private set; }

    public MailFlow Flow { get; set; }
}

internal enum MailFlow
{
    /// <summary>Being prepared, or paused.</summary>
    Held = 0,
    Flowing = 1,

    /// <summary>Nothing of it will leave any more.</summary>
    Ended = 2,
}

internal sealed class MailBatchMapping : IEntityTypeConfiguration<MailBatch>
{
    public void Configure(EntityTypeBuilder<MailBatch> batch)
    {
        batch.ToTable("MailBatch");
        batch.HasIndex(row => row.Flow);
    }
}
