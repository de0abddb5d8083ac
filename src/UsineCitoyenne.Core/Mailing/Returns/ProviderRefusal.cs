using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>A domain that refuses us as a whole: grouped mails to it wait, and the operator is told. Nobody is silenced for it.</summary>
internal sealed class ProviderRefusal
{
    public required string Domain { get; init; }

    public required DateTime Since { get; init; }

    public required DateTime LastAt { get; set; }

    public required DateTime PausedUntil { get; set; }

    /// <summary>How many people were refused in a day.</summary>
    public required int Recipients { get; set; }

    /// <summary>The last answer, without address.</summary>
    public required string Answer { get; set; }
}

internal sealed class ProviderRefusalMapping : IEntityTypeConfiguration<ProviderRefusal>
{
    public const int DomainLength = 253;

    public void Configure(EntityTypeBuilder<ProviderRefusal> refusal)
    {
        refusal.ToTable("ProviderRefusal");
        refusal.HasKey(row => row.Domain);
        refusal.Property(row => row.Domain).HasMaxLength(DomainLength);
        refusal.Property(row => row.Answer).HasMaxLength(AddressScrubber.Longest);
    }
}
