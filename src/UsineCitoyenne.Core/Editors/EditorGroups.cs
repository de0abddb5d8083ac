using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Editors;

/// <summary>
/// The groups that the site starts with: administrators, sensitive data, national editors, moderators, and the editors of each
/// département, whose start nodes are its home and its media folder. Created once: what administrators change is theirs.
/// </summary>
public sealed class EditorGroups(Database database, TimeProvider clock)
{
    private static readonly Guid Space = new("6f0c7f2e-35e5-4d58-9d5e-0a6d9a1f6b11");

    private static readonly string[] Editing =
    [
        DocumentVerbs.Read, DocumentVerbs.Create, DocumentVerbs.CreateBlueprint, DocumentVerbs.Update, DocumentVerbs.Publish,
            DocumentVerbs.Unpublish,
        DocumentVerbs.Delete, DocumentVerbs.Duplicate, DocumentVerbs.Move, DocumentVerbs.Sort, DocumentVerbs.PublicAccess,
        DocumentVerbs.Rollback,
        DocumentVerbs.Notifications, DocumentVerbs.ReadProperty, DocumentVerbs.WriteProperty,
    ];

    /// <returns>Number of groups created.</returns>
    /// <param name="mediaFolderOf">Key of a site's media folder; null for none.</param>
    public async Task<int> ProvisionAsync(
        IReadOnlyCollection<ProvisionedSite> sites, Func<ProvisionedSite, Guid?> mediaFolderOf, CancellationToken cancel = default)
    {
        await using (var read = database.Read())
        {
            if (await read.Set<UserGroup>().CountAsync(cancel) >= sites.Count + Common().Count())
            {
                return 0;
            }
        }
        return await database.WriteAsync(async db =>
        {
            var known = (await db.Set<UserGroup>().Select(group => group.Key).ToListAsync(cancel)).ToHashSet();
            var homes = await ProvisionedHomes.KeysAsync(db, cancel);
            var missing = Common().Concat(sites.Where(site => homes.ContainsKey(site.Code))
                    .Select(site => Departement(site, homes[site.Code], mediaFolderOf(site))))
                .Where(group => !known.Contains(group.Key)).ToList();
            db.AddRange(missing);
            return missing.Count;
        }, cancel);
    }

    private IEnumerable<UserGroup> Common() =>
    [
        Group(UserGroupAliases.Administrators, "Administration", "icon-medal", "Tout le site.", everywhere: true,
            [SectionAliases.Content, SectionAliases.Media, SectionAliases.Members, SectionAliases.Annuaire, SectionAliases.Users,
                SectionAliases.Translation,
                SectionAliases.Settings],
            DocumentVerbs.All),
        Group(UserGroupAliases.SensitiveData, "Données sensibles", "icon-lock",
            "Voir les coordonnées dans les sections Membres et Annuaire.", everywhere: false, [], []),
        Group(UserGroupAliases.NationalEditors, "Rédaction nationale", "icon-edit", "Toutes les pages et tous les médias.",
            everywhere: true,
            [SectionAliases.Content, SectionAliases.Media, SectionAliases.Translation], [.. Editing, DocumentVerbs.CultureAndHostnames]),
        Group(UserGroupAliases.Moderators, "Modération", "icon-shield", "Lire toutes les pages, retirer ce qui n’a pas à être en ligne.",
            everywhere: true,
            [SectionAliases.Content, SectionAliases.Media],
            [DocumentVerbs.Read, DocumentVerbs.Unpublish, DocumentVerbs.Rollback, DocumentVerbs.ReadProperty]),
    ];

    private UserGroup Departement(ProvisionedSite site, Guid home, Guid? mediaFolder)
    {
        var group = Group(UserGroupAliases.DepartementEditors(site.Code), $"Rédaction {site.Of} ({site.Code})", "icon-map-location",
            $"Les pages {site.Of} et leurs médias.", everywhere: false, [SectionAliases.Content, SectionAliases.Media], Editing);
        group.DocumentStartNode = home;
        group.MediaStartNode = mediaFolder;
        return group;
    }

    private UserGroup Group(
        string alias, string name, string icon, string description, bool everywhere, IEnumerable<string> sections,
        IEnumerable<string> verbs) => new()
        {
            Key = DeterministicKey.Of(Space, alias),
            Alias = alias,
            Name = name,
            Icon = icon,
            Description = description,
            DocumentRootAccess = everywhere,
            MediaRootAccess = everywhere,
            Sections = [.. sections],
            Verbs = [.. verbs],
            UpdateDate = clock.GetUtcNow().UtcDateTime,
        };
}
