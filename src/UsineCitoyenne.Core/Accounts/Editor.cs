namespace UsineCitoyenne.Core.Accounts;

/// <summary>
/// Someone at work in the back office, with what their groups and start nodes allow at this moment. Only Core makes one, and
/// every action on content and media asks for one: there is no way to act on a node without passing its gate.
/// </summary>
public sealed class Editor
{
    private readonly IReadOnlyList<GroupRights> groups;

    internal Editor(Guid key, long accountId, string name, IReadOnlyList<GroupRights> groups, NodeReach documents, NodeReach media)
    {
        this.groups = groups;
        (Key, AccountId, Name, Documents, Media) = (key, accountId, name, documents, media);
    }

    /// <summary>The site itself: scheduled publishing, imports, provisioning. May do everything.</summary>
    public static Editor System { get; } = new(
        Guid.Empty, 0, "Le site", [GroupRights.Everything], NodeReach.Everywhere, NodeReach.Everywhere);

    public Guid Key { get; }

    /// <summary>For the audit; 0 for <see cref="System"/>.</summary>
    public long AccountId { get; }

    public string Name { get; }

    /// <summary>Start nodes among the documents.</summary>
    public NodeReach Documents { get; }

    /// <summary>Start nodes among the media.</summary>
    public NodeReach Media { get; }

    public IReadOnlyList<Guid> Groups => [.. groups.Select(group => group.Key)];

    /// <summary>Umbraco: the group with the alias <c>admin</c>.</summary>
    public bool IsAdministrator => groups.Any(group => group.Alias is UserGroupAliases.Administrators);

    /// <summary>Umbraco: the group with the alias <c>sensitiveData</c>.</summary>
    public bool SeesSensitiveData => groups.Any(group => group.Alias is UserGroupAliases.SensitiveData or UserGroupAliases.System);

    public IReadOnlySet<string> Sections => groups.SelectMany(group => group.Sections).ToHashSet();

    public bool HasSection(string alias) => groups.Any(group => group.Alias == UserGroupAliases.System || group.Sections.Contains(alias));

    /// <summary>Rights on a node that has none of its own.</summary>
    public IReadOnlySet<string> FallbackVerbs => groups.SelectMany(group => group.Verbs).ToHashSet();

    /// <summary>
    /// Rights on one document, wherever its start nodes are: those set on it or on its nearest ancestor, else the group's.
    /// </summary>
    public IReadOnlySet<string> VerbsAt(string path) => groups.SelectMany(group => group.VerbsAt(path)).ToHashSet();

    /// <param name="verb">One of <see cref="DocumentVerbs"/>.</param>
    /// <param name="path">The document's path; <c>/</c> for the root of the tree.</param>
    public bool Can(string verb, string path) =>
        Documents.Includes(path) && groups.Any(group => group.Alias == UserGroupAliases.System || group.VerbsAt(path).Contains(verb));

    /// <exception cref="EditorDeniedException">Outside the start nodes, or the right is missing.</exception>
    public void Require(string verb, string path)
    {
        if (!Can(verb, path))
        {
            throw new EditorDeniedException();
        }
    }

    /// <summary>For acts that would take a start node from under its own editors: to bin, move, unpublish, close or rename it.</summary>
    /// <exception cref="EditorDeniedException">One of their start nodes, or above one.</exception>
    public void RequireNoStart(string path)
    {
        if (Documents.HoldsStart(path))
        {
            throw new EditorDeniedException(
                "C’est la page d’accueil de votre espace\u00A0: la déplacer, la renommer, la dépublier, la réserver ou la mettre à la "
                + "corbeille "
                + "revient à l’équipe nationale.");
        }
    }

    /// <exception cref="EditorDeniedException">Outside the media start nodes.</exception>
    public void RequireMedia(string path)
    {
        if (!Media.Includes(path))
        {
            throw new EditorDeniedException();
        }
    }

    /// <inheritdoc cref="RequireNoStart"/>
    public void RequireNoMediaStart(string path)
    {
        if (Media.HoldsStart(path))
        {
            throw new EditorDeniedException(
                "C’est le dossier de votre espace\u00A0: le déplacer, le renommer ou le mettre à la corbeille revient à l’équipe "
                + "nationale.");
        }
    }

    /// <param name="alias">One of <see cref="SectionAliases"/>.</param>
    /// <exception cref="EditorDeniedException">None of their groups opens the section.</exception>
    public void RequireSection(string alias)
    {
        if (!HasSection(alias))
        {
            throw new EditorDeniedException();
        }
    }
}
