using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsineCitoyenne.Core.Content.Changes;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content;

/// <summary>
/// One row, counted up in the transaction of anything that changes what visitors read: each node compares it with its own.
/// </summary>
internal sealed class ContentRevision
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public long Revision { get; init; }

    /// <summary>
    /// To be called before the changes, which it then writes down. On PostgreSQL the row lock also makes publishers wait for each
    /// other, so that revisions are seen in order.
    /// </summary>
    public static async Task<ChangeLog> BumpAsync(SiteDbContext db, CancellationToken cancel = default)
    {
        await db.Set<ContentRevision>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision + 1), cancel);
        var revision = await db.Set<ContentRevision>().Select(row => row.Revision).SingleAsync(cancel);
        if (revision % 100 == 0)
        {
            await db.Set<ContentChange>().Where(change => change.Revision <= revision - ChangeLog.Kept).ExecuteDeleteAsync(cancel);
        }
        await db.NotifyAsync(ContentWatcher.Channel, cancel);
        return new ChangeLog(db, revision);
    }

    /// <summary>For what changes too much to be told one by one, or was changed already: every node loads the whole again.</summary>
    public static async Task BumpWholeAsync(SiteDbContext db, CancellationToken cancel = default) =>
        (await BumpAsync(db, cancel)).Add(ChangeKind.Everything);

    /// <summary>Holds the lock without counting: two nodes that boot together import one after the other.</summary>
    public static Task LockAsync(SiteDbContext db, CancellationToken cancel = default) =>
        db.Set<ContentRevision>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision), cancel);
}

internal sealed class ContentRevisionMapping : IEntityTypeConfiguration<ContentRevision>
{
    public void Configure(EntityTypeBuilder<ContentRevision> builder)
    {
        builder.ToTable("ContentRevision").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new ContentRevision { Id = ContentRevision.OnlyId, Revision = 0 });
    }
}
