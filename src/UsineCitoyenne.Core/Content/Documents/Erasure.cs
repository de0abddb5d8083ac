using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Documents;

internal static class Erasure
{
    /// <summary>
    /// Deletes a document and what is below it. What others put in the bin from below it before hangs one step higher then.
    /// </summary>
    public static async Task RunAsync(ContentAct act, Document document)
    {
        var parent = document.ParentKey is { } key
            ? await act.Db.Set<Document>().SingleAsync(above => above.Key == key, act.Cancel)
            : null;
        foreach (var other in await act.Db.Below(document).Where(below => below.BinRoot).OrderBy(below => below.Level)
            .ToListAsync(act.Cancel))
        {
            if (act.Db.Entry(other).State == EntityState.Unchanged && !act.Db.Entry(other).Property(row => row.Path).IsModified)
            {
                await act.Db.Entry(other).ReloadAsync(act.Cancel);
            }
            if (other.Path.StartsWith(document.Path, StringComparison.Ordinal))
            {
                await Relocation.MoveAsync(act, other, parent);
                await act.Db.SaveChangesAsync(act.Cancel);
            }
        }
        var keys = act.Db.Within(document.Path).Select(below => below.Key);
        await act.Db.Set<NodeReference>().Where(row => keys.Contains(row.SourceKey)).ExecuteDeleteAsync(act.Cancel);
        await ForgetHostsAsync(act, keys);
        // From the leaves up: a parent may not go before its children.
        var levels = await act.Db.Within(document.Path).Select(below => below.Level).Distinct().OrderByDescending(level => level)
            .ToListAsync(act.Cancel);
        foreach (var level in levels)
        {
            await act.Db.Within(document.Path).Where(below => below.Level == level).ExecuteDeleteAsync(act.Cancel);
        }
        act.Db.Entry(document).State = EntityState.Detached;
        act.Record(document.Key, NodeAction.Deleted, document.Name);
    }

    // Which document a domain leads to is within its definition, where no foreign key reaches.
    private static async Task ForgetHostsAsync(ContentAct act, IQueryable<Guid> documents)
    {
        var domains = await act.Db.Set<SchemaItem>().Where(item => item.Kind == SchemaKind.Domain).ToListAsync(act.Cancel);
        if (domains.Count > 0)
        {
            var gone = await documents.ToListAsync(act.Cancel);
            act.Db.RemoveRange(
                domains.Where(item => gone.Contains(((DomainDefinition)SchemaJson.Read(item.Kind, item.Definition)).RootKey)));
        }
    }
}
