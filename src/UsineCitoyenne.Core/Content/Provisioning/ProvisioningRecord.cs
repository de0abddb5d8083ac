using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Provisioning;

/// <summary>A template page was once copied for a territory. It is never copied there again, even if editors deleted the copy.</summary>
internal sealed class ProvisioningRecord
{
    public required Guid TemplateKey { get; init; }

    /// <summary>Official code of the territory, for instance <c>95</c> or <c>2A</c>.</summary>
    public required string Code { get; init; }

    public required Guid DocumentKey { get; init; }

    public DateTime ProvisionedAt { get; init; }
}

internal sealed class ProvisioningRecordMapping : IEntityTypeConfiguration<ProvisioningRecord>
{
    public void Configure(EntityTypeBuilder<ProvisioningRecord> builder)
    {
        builder.ToTable("ProvisioningRecord").HasKey(record => new { record.TemplateKey, record.Code });
        builder.Property(record => record.Code).HasMaxLength(20);
    }
}
