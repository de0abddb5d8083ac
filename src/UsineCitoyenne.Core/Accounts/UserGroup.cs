namespace UsineCitoyenne.Core.Accounts;

/// <summary>What a group of users may open and do.</summary>
internal sealed class UserGroup
{
    public required Guid Key { get; init; }

    public required string Alias { get; set; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public string Icon { get; set; } = "icon-users";

    public List<string> Sections { get; set; } = [];

    public bool AllLanguages { get; set; } = true;

    public List<string> Languages { get; set; } = [];

    public bool DocumentRootAccess { get; set; }

    public Guid? DocumentStartNode { get; set; }

    public bool MediaRootAccess { get; set; }

    public Guid? MediaStartNode { get; set; }

    /// <summary>Rights on every document without its own.</summary>
    public List<string> Verbs { get; set; } = [];

    /// <summary>JSON of the list of <see cref="GranularPermission"/>.</summary>
    public string Granular { get; set; } = "[]";

    public DateTime UpdateDate { get; set; }

    public List<BackofficeUser> Users { get; init; } = [];

    /// <summary>One of those that the site makes for the editors of each département.</summary>
    public bool IsOfDepartement => Alias.StartsWith(UserGroupAliases.DepartementEditors(""), StringComparison.Ordinal)
        && Alias != UserGroupAliases.NationalEditors;

    /// <summary>The code knows it: it can be neither deleted nor renamed.</summary>
    public bool IsBuiltIn =>
        Alias is UserGroupAliases.Administrators or UserGroupAliases.SensitiveData or UserGroupAliases.NationalEditors
            or UserGroupAliases.Moderators;

    public GroupRights Rights => new(
        Key, Alias, Sections.ToHashSet(), Verbs.ToHashSet(),
        GranularPermission.Read(Granular).Where(given => given.Document is not null && given.PropertyType is null)
            .GroupBy(given => given.Document!.Value)
            .ToDictionary(same => same.Key, same => (IReadOnlySet<string>)same.SelectMany(given => given.Verbs).ToHashSet()));
}
