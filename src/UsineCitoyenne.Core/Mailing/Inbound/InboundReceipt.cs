using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Mailing.Inbound;

/// <summary>A mail that was taken: shown again, by another folder or after a crash, it does nothing more.</summary>
internal sealed class InboundReceipt
{
    /// <summary>SHA-256 of what names the mail: never its addresses in clear.</summary>
    public required string Id { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class InboundReceiptMapping : IEntityTypeConfiguration<InboundReceipt>
{
    public void Configure(EntityTypeBuilder<InboundReceipt> receipt)
    {
        receipt.ToTable("InboundReceipt");
        receipt.Property(row => row.Id).HasMaxLength(64);
        receipt.HasIndex(row => row.At);
    }
}
