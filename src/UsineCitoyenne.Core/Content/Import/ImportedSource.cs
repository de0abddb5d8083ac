using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>
/// The bytes an item was imported from, so that an export gives back what nobody changed, down to what this site does not
/// understand. Apart from <see cref="ImportedFile"/>, which every start reads whole.
/// </summary>
internal sealed class ImportedSource
{
    public required Guid ItemKey { get; init; }

    public required byte[] Content { get; set; }
}

internal sealed class ImportedSourceMapping : IEntityTypeConfiguration<ImportedSource>
{
    public void Configure(EntityTypeBuilder<ImportedSource> builder)
    {
        builder.ToTable("ImportedSource").HasKey(source => source.ItemKey);
        builder.Property(source => source.ItemKey).ValueGeneratedNever();
    }
}
