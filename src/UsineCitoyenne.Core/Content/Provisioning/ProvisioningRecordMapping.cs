using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Provisioning;

internal sealed class ProvisioningRecordMapping : IEntityTypeConfiguration<ProvisioningRecord>
{
    public void Configure(EntityTypeBuilder<ProvisioningRecord> builder)
    {
        builder.ToTable("ProvisioningRecord").HasKey(record => new { record.TemplateKey, record.Code });
        builder.Property(record => record.Code).HasMaxLength(20);
    }
}
