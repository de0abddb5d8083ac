using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>One person opened one campaign. Names nobody: the mark says only whether this very mail was counted before.</summary>
internal sealed class CampaignOpening
{
    public const int MarkLength = 64;

    public required long CampaignId { get; init; }

    /// <summary>SHA-256 of the mail's own token, in hexadecimal.</summary>
    public required string Mark { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class CampaignOpeningMapping : IEntityTypeConfiguration<CampaignOpening>
{
    public void Configure(EntityTypeBuilder<CampaignOpening> opening)
    {
        opening.ToTable("CampaignOpening");
        opening.HasKey(row => new { row.CampaignId, row.Mark });
        opening.Property(row => row.Mark).HasMaxLength(CampaignOpening.MarkLength);
        opening.HasIndex(row => row.At);
    }
}
