using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Campaigns.Candidates;

/// <summary>When a territory's volunteers were last asked whether one of them would take charge: at most once in thirty days.</summary>
internal sealed class CandidateCall
{
    public required TerritoryKind TerritoryKind { get; init; }

    public required string TerritoryCode { get; init; }

    public required DateTime SentAt { get; init; }

    public required long AccountId { get; init; }
}

internal sealed class CandidateCallMapping : IEntityTypeConfiguration<CandidateCall>
{
    public void Configure(EntityTypeBuilder<CandidateCall> call)
    {
        call.ToTable("CandidateCall");
        call.HasKey(row => new { row.TerritoryKind, row.TerritoryCode });
        call.Property(row => row.TerritoryCode).HasMaxLength(MandateMapping.CodeLength);
    }
}
