using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>
/// What somebody wrote to a territory's responsable by the public form. It goes no further before its sender's address is confirmed.
/// </summary>
internal sealed class Letter
{
    public const int NameLength = 80;

    public long Id { get; private set; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required string EmailKey { get; init; }

    public required TerritoryKind TerritoryKind { get; init; }

    public required string TerritoryCode { get; init; }

    public required string Body { get; init; }

    /// <summary>Number of one showing of the form: sent twice, it is one letter.</summary>
    public required Guid SubmissionId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When its sender confirmed the address and it went on; null before.</summary>
    public DateTime? SentAt { get; set; }

    public TerritoryRef Territory => new(TerritoryKind, TerritoryCode);
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("Letter");
        letter.Ignore(row => row.Territory);
        letter.Property(row => row.Name).HasMaxLength(Letter.NameLength);
        letter.Property(row => row.Email).HasMaxLength(254);
        letter.Property(row => row.EmailKey).HasMaxLength(254);
        letter.Property(row => row.TerritoryCode).HasMaxLength(12);
        letter.Property(row => row.Body).HasMaxLength(ReplyMessage.Longest);
        letter.HasIndex(row => new { row.EmailKey, row.CreatedAt });
        letter.HasIndex(row => row.SubmissionId).IsUnique();
        letter.HasIndex(row => row.CreatedAt);
    }
}
