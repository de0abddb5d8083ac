using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.PublicAccess;

/// <summary>A page, and all below it, for some member groups only.</summary>
internal sealed class DocumentAccess
{
    public required Guid DocumentKey { get; init; }

    /// <summary>Page shown to who is not signed in.</summary>
    public required Guid LoginKey { get; set; }

    /// <summary>Page shown to who is signed in and not of the groups.</summary>
    public required Guid ErrorKey { get; set; }

    /// <summary>Names, one a line.</summary>
    public required string Groups { get; set; }

    public AccessRule ToRule() => new(LoginKey, ErrorKey, Groups.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}

internal sealed class DocumentAccessMapping : IEntityTypeConfiguration<DocumentAccess>
{
    public void Configure(EntityTypeBuilder<DocumentAccess> builder)
    {
        builder.ToTable("DocumentAccess").HasKey(row => row.DocumentKey);
        builder.Property(row => row.DocumentKey).ValueGeneratedNever();
        builder.Property(row => row.Groups).HasMaxLength(1000);
        builder.HasOne<Document>().WithOne().HasForeignKey<DocumentAccess>(row => row.DocumentKey);
    }
}
