using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Mailing.Returns;

/// <summary>A recipient whose address takes no mail: nothing more is sent there but what they ask for themself.</summary>
internal sealed class AddressTrouble
{
    public required string RecipientKind { get; init; }

    public required long RecipientId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>RFC 3463.</summary>
    public required string Status { get; init; }
}

internal sealed class AddressTroubleMapping : IEntityTypeConfiguration<AddressTrouble>
{
    public const int StatusLength = 20;

    public void Configure(EntityTypeBuilder<AddressTrouble> trouble)
    {
        trouble.ToTable("AddressTrouble");
        trouble.HasKey(row => new { row.RecipientKind, row.RecipientId });
        trouble.Property(row => row.RecipientKind).HasMaxLength(40);
        trouble.Property(row => row.Status).HasMaxLength(StatusLength);
    }
}
