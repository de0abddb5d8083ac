using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Redirects;

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
