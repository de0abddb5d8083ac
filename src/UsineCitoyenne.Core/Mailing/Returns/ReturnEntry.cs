using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>One mail that came back, once however often it is told. Kept as long as traces of mails are.</summary>
internal sealed class ReturnEntry
{
    public long Id { get; private set; }

    public required long MailId { get; init; }

    public required string RecipientKind { get; init; }

    public required long RecipientId { get; init; }

    public required DateTime At { get; init; }

    public required ReturnClass Class { get; init; }

    public required string Status { get; init; }

    /// <summary>Who refused, when it refuses us and not somebody.</summary>
    public string? Domain { get; init; }
}

internal sealed class ReturnEntryMapping : IEntityTypeConfiguration<ReturnEntry>
{
    public void Configure(EntityTypeBuilder<ReturnEntry> entry)
    {
        entry.ToTable("ReturnEntry");
        entry.Property(row => row.RecipientKind).HasMaxLength(40);
        entry.Property(row => row.Status).HasMaxLength(AddressTroubleMapping.StatusLength);
        entry.Property(row => row.Domain).HasMaxLength(ProviderRefusalMapping.DomainLength);
        entry.HasIndex(row => new { row.MailId, row.Class }).IsUnique();
        entry.HasIndex(row => new { row.RecipientKind, row.RecipientId, row.At });
        entry.HasIndex(row => new { row.Domain, row.At }).HasFilter("\"Domain\" IS NOT NULL");
        entry.HasIndex(row => row.At);
    }
}
