using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Puts the children of a document in order.</summary>
public sealed class SortDocuments(ContentService content)
{
    /// <param name="parent">Null for the root.</param>
    /// <param name="order">Index among all of each child that was moved, from 0; the others keep their order.</param>
    /// <exception cref="ContentException">No such parent, or a document that is not its child.</exception>
    /// <exception cref="EditorDeniedException">The editor may not sort there.</exception>
    public Task RunAsync(Editor editor, Guid? parent, IReadOnlyDictionary<Guid, int> order, CancellationToken cancel = default) =>
        content.OnlineAsync(editor, async act =>
        {
            await act.ParentAsync(parent, DocumentVerbs.Sort);
            var children = await act.Db.Set<Document>().Where(document => document.ParentKey == parent && !document.Trashed)
                .ToListAsync(cancel);
            if (order.Keys.Except(children.Select(child => child.Key)).Any())
            {
                throw new ContentException("La liste a changé entre-temps\u00A0: rechargez-la avant de la trier.");
            }
            var sorted = ChildOrder.Of(children.OrderBy(child => child.SortOrder).ThenBy(child => child.Name), child => child.Key, order);
            foreach (var (place, child) in sorted.Index().Where(at => at.Index != at.Item.SortOrder))
            {
                child.SortOrder = place;
                child.Rearrange();
                if (order.ContainsKey(child.Key))
                {
                    act.Record(child.Key, NodeAction.Sorted);
                }
            }
        }, cancel);
}
