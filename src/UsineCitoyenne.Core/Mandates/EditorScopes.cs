using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>
/// Which contacts an editor may read: those of the départements whose home pages are among their start nodes, or everybody's for who has
/// the whole tree. Read anew at each call: a start node that was taken away closes the door at once.
/// </summary>
public sealed class EditorScopes(Database database)
{
    /// <exception cref="EditorDeniedException">None of their groups opens the section, or they write for no département.</exception>
    internal async Task<ContactScope> OfAsync(Editor by, CancellationToken cancel = default)
    {
        by.RequireSection(SectionAliases.Annuaire);
        if (by.Documents.Root)
        {
            return National(by, SectionAliases.Annuaire);
        }
        await using var db = database.Read();
        var territories = (await ProvisionedHomes.PathsAsync(db, cancel)).Where(home => by.Documents.Includes(home.Path))
            .Select(home => new TerritoryRef(TerritoryKind.Departement, home.Code))
            .OrderBy(territory => territory.Code, StringComparer.Ordinal).ToList();
        return territories.Count > 0 ? new ContactScope(by.AccountId, territories) : throw new EditorDeniedException();
    }

    /// <summary>Everybody, through one section, for who has the whole tree.</summary>
    /// <exception cref="EditorDeniedException">None of their groups opens the section, or they have a part of the tree only.</exception>
    internal static ContactScope National(Editor by, string section)
    {
        by.RequireSection(section);
        return by.Documents.Root ? new ContactScope(by.AccountId, [TerritoryRef.Nation]) : throw new EditorDeniedException();
    }
}
