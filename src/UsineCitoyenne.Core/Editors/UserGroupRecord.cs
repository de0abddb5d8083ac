using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Core.Editors;

/// <summary>A group as administrators see it.</summary>
public sealed record UserGroupRecord(
    Guid Key, string Alias, string Name, string Description, string Icon, IReadOnlyList<string> Sections,
    bool AllLanguages, IReadOnlyList<string> Languages, bool DocumentRootAccess, Guid? DocumentStartNode, bool MediaRootAccess,
    Guid? MediaStartNode,
    IReadOnlyList<string> Verbs, IReadOnlyList<GranularPermission> Granular, bool IsBuiltIn)
{
    internal static UserGroupRecord Of(UserGroup group) => new(
        group.Key, group.Alias, group.Name, group.Description, group.Icon, group.Sections, group.AllLanguages, group.Languages,
        group.DocumentRootAccess, group.DocumentStartNode, group.MediaRootAccess, group.MediaStartNode,
        group.Verbs, GranularPermission.Read(group.Granular), group.IsBuiltIn);
}
