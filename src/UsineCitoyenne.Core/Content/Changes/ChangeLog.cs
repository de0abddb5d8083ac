using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.PublicAccess;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Changes;

/// <summary>
/// Writes down what one revision changes, in its transaction. It sees by itself what the context saves; what a statement changes
/// past the context (<c>ExecuteUpdate</c>, <c>ExecuteDelete</c>) is to be told to <see cref="Add"/>.
/// </summary>
internal sealed class ChangeLog
{
    /// <summary>Revisions whose changes are kept. A node that is further behind loads the whole.</summary>
    public const int Kept = 1000;

    private const int MostChanges = 2000;
    private readonly HashSet<(ChangeKind, Guid)> known = [];
    private readonly SiteDbContext db;
    private readonly long revision;

    public ChangeLog(SiteDbContext db, long revision)
    {
        this.db = db;
        this.revision = revision;
        Add(ChangeKind.Revision);
        db.SavingChanges += (_, _) => Collect();
    }

    public void Add(ChangeKind kind, Guid key = default)
    {
        if (known.Count > MostChanges)
        {
            (kind, key) = (ChangeKind.Everything, default);
        }
        if (known.Add((kind, key)))
        {
            db.Add(new ContentChange { Revision = revision, Kind = kind, Key = key });
        }
    }

    private void Collect()
    {
        foreach (var entry in db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            switch (entry.Entity)
            {
                case Document document:
                    Add(ChangeKind.Document, document.Key);
                    break;
                case MediaItem item:
                    Add(ChangeKind.Media, item.Key);
                    break;
                case Redirect redirect when entry.State != EntityState.Deleted:
                    Add(ChangeKind.Redirect, redirect.Key);
                    break;
                case Redirect or ContentSetting:
                    Add(ChangeKind.Redirects);
                    break;
                case DocumentAccess:
                    Add(ChangeKind.Access);
                    break;
                case SchemaItem:
                    Add(ChangeKind.Schema);
                    break;
            }
        }
    }
}
