using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content;

/// <summary>A switch that editors turn, for all nodes.</summary>
internal sealed class ContentSetting
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}

internal sealed class ContentSettingMapping : IEntityTypeConfiguration<ContentSetting>
{
    public void Configure(EntityTypeBuilder<ContentSetting> builder)
    {
        builder.ToTable("ContentSetting").HasKey(setting => setting.Name);
        builder.Property(setting => setting.Name).HasMaxLength(100);
        builder.Property(setting => setting.Value).HasMaxLength(1000);
    }
}
