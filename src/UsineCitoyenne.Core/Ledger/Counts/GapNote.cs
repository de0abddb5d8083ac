using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Ledger.Counts;

/// <summary>
/// Somebody says why a gap stays. It holds for the quantity that it was written about: when that changes, the gap is open again.
/// </summary>
internal sealed class GapNote
{
    public const int WhyLength = 500;

    public long Id { get; private set; }

    /// <summary>Of the gap.</summary>
    public required long PlaceId { get; init; }

    public required long ProductId { get; init; }

    public required int Stage { get; init; }

    /// <summary>0 for none.</summary>
    public required long LotId { get; init; }

    public required long Quantity { get; init; }

    public required string Why { get; init; }

    public required long Actor { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class GapNoteMapping : IEntityTypeConfiguration<GapNote>
{
    public void Configure(EntityTypeBuilder<GapNote> note)
    {
        note.ToTable("GapNote");
        note.Property(row => row.Why).HasMaxLength(GapNote.WhyLength);
        note.HasIndex(row => row.PlaceId);
    }
}
