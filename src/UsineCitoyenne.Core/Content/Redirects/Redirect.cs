using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Redirects;

/// <summary>An address that a document once had. What was below it then is found by the same row: see <c>RedirectMap</c>.</summary>
internal sealed class Redirect
{
    public const int MaxPath = 1000;

    public required Guid Key { get; init; }

    /// <summary>With a slash at both ends, lower case.</summary>
    public required string Path { get; init; }

    public required Guid DocumentKey { get; set; }

    public DateTime CreatedAt { get; set; }
}

internal sealed class RedirectMapping : IEntityTypeConfiguration<Redirect>
{
    public void Configure(EntityTypeBuilder<Redirect> builder)
    {
        builder.ToTable("Redirect").HasKey(row => row.Key);
        builder.Property(row => row.Key).ValueGeneratedNever();
        builder.Property(row => row.Path).HasMaxLength(Redirect.MaxPath);
        builder.HasOne<Document>().WithMany().HasForeignKey(row => row.DocumentKey);
        builder.HasIndex(row => row.Path).IsUnique();
        builder.HasIndex(row => row.DocumentKey);
    }
}
