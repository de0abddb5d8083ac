using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts.Editors;
using UsineCitoyenne.Core.Content.History;

namespace UsineCitoyenne.Core.Content.Tree;

/// <summary>Puts the children of a document in order.</summary>
public sealed class SortDocuments
{
    private readonly ContentDesk desk;

    internal SortDocuments(ContentDesk desk) => this.desk = desk;

    /// <param name="parent">Null for the root.</param>
    /// <param name="order">The place of each child that changes it, by key.</param>
    /// <exception cref="ContentException">No such parent, or a document that is not its child.</exception>
    /// <exception cref="EditorDeniedException">The editor may not sort there.</exception>
    public Task RunAsync(Editor editor, Guid? parent, IReadOnlyDictionary<Guid, int> order, CancellationToken cancel = default) =>
        desk.OnlineAsync(editor, async act =>
        {
            await act.ParentAsync(parent, DocumentVerbs.Sort);
            var children = await act.Db.Set<Document>().Where(document => document.ParentKey == parent && !document.Trashed).ToListAsync(cancel);
            if (order.Keys.Except(children.Select(child => child.Key)).Any())
            {
                throw new ContentException("La liste a changé entre-temps\u00A0: rechargez-la avant de la trier.");
            }
            foreach (var child in children.Where(child => order.TryGetValue(child.Key, out var place) && place != child.SortOrder))
            {
                child.SortOrder = order[child.Key];
                child.Rearrange();
                act.Record(child.Key, NodeAction.Sorted);
            }
        }, cancel);
}
