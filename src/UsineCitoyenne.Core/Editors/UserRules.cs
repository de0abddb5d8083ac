using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Core.Editors;

/// <summary>Nobody gives more than they have: without it, the right to manage users would be the right to everything.</summary>
internal static class UserRules
{
    /// <exception cref="EditorDeniedException">The group gives a section, a right or a part of the tree that the giver lacks.</exception>
    public static void RequireMayGive(Editor by, UserGroup group)
    {
        if (by == Editor.System || by.IsAdministrator)
        {
            return;
        }
        var gives = group.Alias is UserGroupAliases.Administrators or UserGroupAliases.SensitiveData && !by.Groups.Contains(group.Key);
        if (gives
            || group.Sections.Except(by.Sections).Any()
            || group.Verbs.Concat(GranularPermission.Read(group.Granular).SelectMany(given => given.Verbs)).Except(by.FallbackVerbs).Any()
            || (group.DocumentRootAccess && !by.Documents.Root)
            || (group.MediaRootAccess && !by.Media.Root)
            || (group.DocumentStartNode is { } document && !by.Documents.Root && !by.Documents.StartNodes.Contains(document))
            || (group.MediaStartNode is { } media && !by.Media.Root && !by.Media.StartNodes.Contains(media)))
        {
            throw new EditorDeniedException();
        }
    }

    /// <summary>Only administrators touch administrators.</summary>
    /// <exception cref="EditorDeniedException">The other is in a group that the editor could not give.</exception>
    public static void RequireMayManage(Editor by, BackofficeUser user)
    {
        by.RequireSection(SectionAliases.Users);
        user.Groups.ForEach(group => RequireMayGive(by, group));
    }
}
