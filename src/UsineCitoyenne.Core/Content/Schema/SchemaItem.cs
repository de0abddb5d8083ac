using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Schema;

/// <summary>One item of the schema as stored.</summary>
internal sealed class SchemaItem
{
    public required Guid Key { get; init; }

    public required SchemaKind Kind { get; init; }

    public required string Alias { get; set; }

    public required string Name { get; set; }

    /// <summary>JSON of the <see cref="SchemaDefinition"/>.</summary>
    public required string Definition { get; set; }

    public DateTime UpdateDate { get; set; }

    /// <summary>Goes up with each change; guards against two editors at once.</summary>
    public int Version { get; set; }
}

internal sealed class SchemaItemMapping : IEntityTypeConfiguration<SchemaItem>
{
    public void Configure(EntityTypeBuilder<SchemaItem> builder)
    {
        builder.ToTable("SchemaItem").HasKey(item => item.Key);
        builder.Property(item => item.Key).ValueGeneratedNever();
        builder.Property(item => item.Alias).HasMaxLength(255);
        builder.Property(item => item.Name).HasMaxLength(255);
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.HasIndex(item => new { item.Kind, item.Alias }).IsUnique();
    }
}
