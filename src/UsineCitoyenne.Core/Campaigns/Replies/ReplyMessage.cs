using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Campaigns.Replies;

/// <summary>
/// One answer on its way between somebody outside (a volunteer, or who wrote by the public form) and a responsable. Each reads the other's
/// name, never the address; the mail that carries it can be answered in turn. Kept as long as the mails themselves.
/// </summary>
internal sealed class ReplyMessage
{
    public const int Longest = 5000;
    public const int TopicLength = 200;

    public long Id { get; private set; }

    /// <summary><see cref="MailRecipient.Volunteer"/> or <see cref="MailRecipient.Letter"/>.</summary>
    public required MailRecipient Person { get; init; }

    public required long PersonId { get; init; }

    public required long AccountId { get; init; }

    /// <summary>From the person to the responsable; otherwise the other way.</summary>
    public required bool ToAccount { get; init; }

    /// <summary>What it answers: the subject of the first mail.</summary>
    public required string Topic { get; init; }

    /// <summary>Plain text.</summary>
    public required string Body { get; init; }

    /// <summary>It came from another address than the one that the answered mail was sent to.</summary>
    public required bool FromElsewhere { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class ReplyMessageMapping : IEntityTypeConfiguration<ReplyMessage>
{
    public void Configure(EntityTypeBuilder<ReplyMessage> message)
    {
        message.ToTable("ReplyMessage");
        message.Property(row => row.Topic).HasMaxLength(ReplyMessage.TopicLength);
        message.Property(row => row.Body).HasMaxLength(ReplyMessage.Longest);
        message.HasIndex(row => new { row.Person, row.PersonId, row.At });
        message.HasIndex(row => new { row.AccountId, row.At });
        message.HasIndex(row => row.At);
    }
}
