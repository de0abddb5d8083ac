using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Links;

internal sealed class LinkTokenMapping : IEntityTypeConfiguration<LinkToken>
{
    public void Configure(EntityTypeBuilder<LinkToken> token)
    {
        token.ToTable("LinkToken");
        token.HasKey(link => link.Hash);
        token.Property(link => link.Hash).HasMaxLength(32).ValueGeneratedNever();
        token.HasIndex(link => new { link.Purpose, link.SubjectId });
    }
}
