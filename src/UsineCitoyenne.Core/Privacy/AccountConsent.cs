using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Privacy;

/// <summary>One agreement of the holder of an account to one version of one text, with how it was given.</summary>
internal sealed class AccountConsent
{
    public long Id { get; private set; }

    public required long AccountId { get; init; }

    public required string Purpose { get; init; }

    public required int Version { get; init; }

    public required DateTime GivenAt { get; init; }

    public DateTime? WithdrawnAt { get; set; }

    /// <summary><c>nomination</c> or <c>espace</c>.</summary>
    public required string Channel { get; init; }
}

internal sealed class AccountConsentMapping : IEntityTypeConfiguration<AccountConsent>
{
    public void Configure(EntityTypeBuilder<AccountConsent> consent)
    {
        consent.ToTable("AccountConsent");
        consent.Property(row => row.Purpose).HasMaxLength(20);
        consent.Property(row => row.Channel).HasMaxLength(20);
        consent.HasIndex(row => new { row.AccountId, row.Purpose });
    }
}
