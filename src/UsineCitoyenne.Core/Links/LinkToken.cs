using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Links;

/// <summary>A secret link sent by mail. Only the SHA-256 of its 256 random bits is stored, so a stolen table opens nothing.</summary>
internal sealed class LinkToken
{
    public required byte[] Hash { get; init; }

    public required LinkPurpose Purpose { get; init; }

    /// <summary>The volunteer or the account the link speaks for, by <see cref="Purpose"/>.</summary>
    public required long SubjectId { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }
}

public enum LinkPurpose
{
    ConfirmSignUp = 0,
    VolunteerRecord = 1,
    SignIn = 2,
    EditorInvitation = 3,
    EditorPassword = 4,
    CandidacyConfirmation = 10,
    CandidacyAnswer = 11,
    Nomination = 12,

    /// <summary>The code beside a name on a printed list.</summary>
    Presence = 30,

    /// <summary>Confirms the address of who wrote by the public form.</summary>
    Letter = 140,

    /// <summary>Sent to a new address, for its owner to confirm.</summary>
    AddressChange = 150,

    /// <summary>Confirms an answer to a call that came by the public form.</summary>
    CallAnswer = 160,

    /// <summary>Confirms a need that came by the public form.</summary>
    Need = 170,

    /// <summary>The own page of who asked.</summary>
    NeedRecord = 171,
}

internal sealed class LinkTokenMapping : IEntityTypeConfiguration<LinkToken>
{
    public void Configure(EntityTypeBuilder<LinkToken> token)
    {
        token.ToTable("LinkToken");
        token.HasKey(link => link.Hash);
        token.Property(link => link.Hash).HasMaxLength(32).ValueGeneratedNever();
        token.HasIndex(link => new { link.Purpose, link.SubjectId });
    }
}
