using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.History;
using UsineCitoyenne.Core.Content.PublicAccess;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Closes a page, and all below it, to whoever is not of some groups; changes that, or opens it again.</summary>
public sealed class ProtectDocument(ContentService content)
{
    /// <summary>Sets the rule, in the place of the one there is.</summary>
    /// <exception cref="ContentException">No group, an unknown one, or a page to show that does not exist or is itself behind the
    /// rule.</exception>
    /// <exception cref="EditorDeniedException">The editor may not change who reads the page.</exception>
    public Task RunAsync(Editor editor, Guid document, AccessRule rule, CancellationToken cancel = default) =>
        content.OnlineAsync(editor, async act =>
    {
        var target = await act.RemovableAsync(document, DocumentVerbs.PublicAccess);
        if (rule.Groups.Count == 0 || rule.Groups.Any(group => MemberGroup.All.All(known => known.Name != group)))
        {
            throw new ContentException("Choisissez au moins un groupe\u00A0: membres ou responsables.");
        }
        foreach (var shown in (Guid[])[rule.Login, rule.Error])
        {
            var page = await act.Db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == shown && !row.Trashed, cancel)
                ?? throw new ContentNotFoundException("La page de connexion ou d’erreur n’existe pas.");
            // What is online anybody may name; a draft only who may read it.
            if (!page.Published)
            {
                editor.Require(DocumentVerbs.Read, page.Path);
            }
            if (page.Path.StartsWith(target.Path, StringComparison.Ordinal))
            {
                throw new ContentException("La page de connexion et la page d’erreur ne doivent pas être derrière la protection.");
            }
        }
        var row = await act.Db.Set<DocumentAccess>().FirstOrDefaultAsync(row => row.DocumentKey == document, cancel);
        if (row is null)
        {
            act.Db.Add(row = new DocumentAccess { DocumentKey = document, LoginKey = rule.Login, ErrorKey = rule.Error, Groups = "" });
        }
        (row.LoginKey, row.ErrorKey, row.Groups) = (rule.Login, rule.Error, string.Join('\n', rule.Groups.Distinct()));
        act.Record(document, NodeAction.AccessChanged, "Réservée\u00A0: " + string.Join(", ", rule.Groups.Distinct()));
    }, cancel);

    /// <exception cref="ContentNotFoundException">No such document, or it has no rule of its own.</exception>
    /// <exception cref="EditorDeniedException">The editor may not change who reads the page.</exception>
    public Task RemoveAsync(Editor editor, Guid document, CancellationToken cancel = default) => content.OnlineAsync(editor, async act =>
    {
        await act.DocumentAsync(document, DocumentVerbs.PublicAccess);
        act.Db.Remove(await act.Db.Set<DocumentAccess>().FirstOrDefaultAsync(row => row.DocumentKey == document, cancel)
            ?? throw new ContentNotFoundException("Cette page n’a pas de protection."));
        act.Record(document, NodeAction.AccessChanged, "Ouverte à tous");
    }, cancel);

    /// <returns>Null when the page has no rule of its own.</returns>
    /// <exception cref="ContentNotFoundException">No such document.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<AccessRule?> ReadAsync(Editor editor, Guid document, CancellationToken cancel = default)
    {
        await using var db = content.Database.Read();
        editor.Require(DocumentVerbs.Read, (await db.DocumentAsync(document, cancel)).Path);
        return await db.Set<DocumentAccess>().FirstOrDefaultAsync(row => row.DocumentKey == document, cancel) is { } row ? row.ToRule()
            : null;
    }
}
