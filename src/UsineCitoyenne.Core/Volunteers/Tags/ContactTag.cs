using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Volunteers.Tags;

/// <summary>
/// A word that responsables put on people of a territory: « a une camionnette », « à rappeler ». Its name never changes: what was
/// meant when it was put stays what is read.
/// </summary>
internal sealed class ContactTag
{
    public const int LabelLength = 40;

    public long Id { get; private set; }

    public required TerritoryKind TerritoryKind { get; init; }

    public required string TerritoryCode { get; init; }

    public required string Label { get; init; }

    /// <summary>The folded label: one tag a territory, however it is written.</summary>
    public required string LabelKey { get; init; }

    public required long AccountId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public TerritoryRef Territory => new(TerritoryKind, TerritoryCode);
}

internal sealed class ContactTagMapping : IEntityTypeConfiguration<ContactTag>
{
    public void Configure(EntityTypeBuilder<ContactTag> tag)
    {
        tag.ToTable("ContactTag");
        tag.Ignore(row => row.Territory);
        tag.Property(row => row.TerritoryCode).HasMaxLength(12);
        tag.Property(row => row.Label).HasMaxLength(ContactTag.LabelLength);
        tag.Property(row => row.LabelKey).HasMaxLength(ContactTag.LabelLength * 2);
        tag.HasIndex(row => new { row.TerritoryKind, row.TerritoryCode, row.LabelKey }).IsUnique();
    }
}
