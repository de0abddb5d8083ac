namespace UsineCitoyenne.Core.Accounts;

/// <summary>Groups that the code itself knows. The first two are Umbraco's own aliases.</summary>
public static class UserGroupAliases
{
    public const string Administrators = "admin";
    public const string SensitiveData = "sensitiveData";
    public const string NationalEditors = "redaction-nationale";
    public const string Moderators = "moderation";

    /// <summary>Never stored: the site acting by itself.</summary>
    internal const string System = "";

    /// <summary>Editors of one département: their start node is its home.</summary>
    public static string DepartementEditors(string code) => $"redaction-{code.ToLowerInvariant()}";
}
