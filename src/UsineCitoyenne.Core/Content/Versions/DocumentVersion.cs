using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Core.Content.Versions;

/// <summary>A document as someone saved or published it.</summary>
internal sealed class DocumentVersion
{
    public required Guid Key { get; init; }

    public required Guid DocumentKey { get; init; }

    public required string Name { get; init; }

    /// <summary>JSON of <see cref="DocumentValues"/>.</summary>
    public required string Values { get; init; }

    /// <summary>UTC; two of one document never have the same.</summary>
    public DateTime At { get; init; }

    public Guid EditorKey { get; init; }

    /// <summary>As it was then.</summary>
    public required string EditorName { get; init; }

    /// <summary>True when visitors once read it.</summary>
    public bool Published { get; set; }

    /// <summary>True when the clean-up leaves it.</summary>
    public bool PreventCleanup { get; set; }

    public static DocumentVersion Of(Guid document, string name, string values, DateTime at, Editor editor, bool published) => new()
    {
        Key = Guid.CreateVersion7(at),
        DocumentKey = document,
        Name = name,
        Values = values,
        At = at,
        EditorKey = editor.Key,
        EditorName = editor.Name,
        Published = published,
    };

    public bool Holds(string name, string values) => Name == name && Values == values;
}

internal sealed class DocumentVersionMapping : IEntityTypeConfiguration<DocumentVersion>
{
    public void Configure(EntityTypeBuilder<DocumentVersion> builder)
    {
        builder.ToTable("DocumentVersion").HasKey(version => version.Key);
        builder.Property(version => version.Key).ValueGeneratedNever();
        builder.Property(version => version.Name).HasMaxLength(255);
        builder.Property(version => version.EditorName).HasMaxLength(255);
        builder.HasOne<Document>().WithMany().HasForeignKey(version => version.DocumentKey);
        builder.HasIndex(version => new { version.DocumentKey, version.At });
        builder.HasIndex(version => version.At);
    }
}
