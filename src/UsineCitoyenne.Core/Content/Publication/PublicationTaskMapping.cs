using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Publication;

internal sealed class PublicationTaskMapping : IEntityTypeConfiguration<PublicationTask>
{
    public void Configure(EntityTypeBuilder<PublicationTask> builder)
    {
        builder.ToTable("PublicationTask").HasKey(task => task.Key);
        builder.Property(task => task.Key).ValueGeneratedNever();
        builder.Property(task => task.EditorName).HasMaxLength(255);
        builder.HasIndex(task => task.FinishedAt);
    }
}
