using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Changes;

internal sealed class ContentChangeMapping : IEntityTypeConfiguration<ContentChange>
{
    public void Configure(EntityTypeBuilder<ContentChange> builder) =>
        builder.ToTable("ContentChange").HasKey(change => new { change.Revision, change.Kind, change.Key });
}
