using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Campaigns;

internal sealed class MailCampaignMapping : IEntityTypeConfiguration<MailCampaign>
{
    public void Configure(EntityTypeBuilder<MailCampaign> campaign)
    {
        campaign.ToTable("MailCampaign");
        campaign.Property(row => row.Scope).HasMaxLength(2000);
        campaign.Property(row => row.View).HasMaxLength(8000);
        campaign.Property(row => row.Signature).HasMaxLength(400);
        campaign.Property(row => row.Subject).HasMaxLength(CampaignText.SubjectLength);
        campaign.Property(row => row.Body).HasMaxLength(CampaignText.BodyLength);
        campaign.Property(row => row.StopReason).HasMaxLength(200);
        campaign.Property(row => row.Measured).HasDefaultValue(0);
        campaign.Property(row => row.Opened).HasDefaultValue(0);
        campaign.HasIndex(row => new { row.State, row.DueAt });
        campaign.HasIndex(row => row.AccountId);
    }
}
