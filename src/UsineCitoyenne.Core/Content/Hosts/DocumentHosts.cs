using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Hosts;

/// <summary>Reads the host names of a document.</summary>
public sealed class DocumentHosts(Database database)
{
    /// <returns>The language for all below, null when inherited; and the hosts, the canonical one first.</returns>
    /// <exception cref="ContentNotFoundException">No such document.</exception>
    /// <exception cref="EditorDeniedException">Out of the editor's reach.</exception>
    public async Task<(string? Language, IReadOnlyList<AssignedHost> Hosts)> ReadAsync(
        Editor editor, Guid document, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        editor.Require(DocumentVerbs.Read, (await db.DocumentAsync(document, cancel)).Path);
        var domains = (await db.SchemaAsync(cancel)).All<DomainDefinition>(SchemaKind.Domain)
            .Where(domain => domain.RootKey == document).OrderBy(domain => domain.SortOrder).ToList();
        return (
            domains.Find(domain => domain.IsWildcard)?.Language,
            [.. domains.Where(domain => !domain.IsWildcard).Select(domain => new AssignedHost(domain.Alias, domain.Language))]);
    }
}
