using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>One number that grows with every change that public pages show, so that each node knows when to read again.</summary>
internal sealed class MandateRevision
{
    public required int Id { get; init; }

    public required long Value { get; set; }

    public static Task BumpAsync(SiteDbContext db) => db.Set<MandateRevision>()
        .ExecuteUpdateAsync(row => row.SetProperty(revision => revision.Value, revision => revision.Value + 1));

    public static Task<long> ReadAsync(SiteDbContext db, CancellationToken cancel) =>
        db.Set<MandateRevision>().Select(row => row.Value).FirstOrDefaultAsync(cancel);
}

internal sealed class MandateRevisionMapping : IEntityTypeConfiguration<MandateRevision>
{
    public void Configure(EntityTypeBuilder<MandateRevision> revision)
    {
        revision.ToTable("MandateRevision");
        revision.Property(row => row.Id).ValueGeneratedNever();
    }
}
