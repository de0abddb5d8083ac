namespace UsineCitoyenne.Core.Accounts;

/// <summary>Sections of the back office, by the names that Umbraco 17 gives them, and our own.</summary>
public static class SectionAliases
{
    public const string Content = "Umb.Section.Content";
    public const string Media = "Umb.Section.Media";
    public const string Members = "Umb.Section.Members";
    public const string Users = "Umb.Section.Users";
    public const string Translation = "Umb.Section.Translation";
    public const string Settings = "Umb.Section.Settings";

    /// <summary>The two tables of contacts.</summary>
    public const string Annuaire = "Usine.Section.Annuaire";
}
