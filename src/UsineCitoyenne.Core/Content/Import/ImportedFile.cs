using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>
/// What the last import of an item did. A file that has not changed since is left alone, whatever editors did to its item;
/// a file that has is compared with <see cref="ItemVersion"/> to know whether an editor was there in between.
/// </summary>
internal sealed class ImportedFile
{
    public required Guid ItemKey { get; init; }

    /// <summary>Path below the import folder, with slashes: <c>Content/accueil.config</c>. Two folders may use the same.</summary>
    public required string Path { get; set; }

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>Version of the item as the import left it.</summary>
    public int ItemVersion { get; set; }

    public DateTime ImportedAt { get; set; }
}

internal sealed class ImportedFileMapping : IEntityTypeConfiguration<ImportedFile>
{
    public void Configure(EntityTypeBuilder<ImportedFile> builder)
    {
        builder.ToTable("ImportedFile").HasKey(file => file.ItemKey);
        builder.Property(file => file.ItemKey).ValueGeneratedNever();
        builder.Property(file => file.Path).HasMaxLength(400);
        builder.Property(file => file.Hash).HasMaxLength(64);
    }
}
