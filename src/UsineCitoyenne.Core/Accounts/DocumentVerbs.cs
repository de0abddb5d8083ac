namespace UsineCitoyenne.Core.Accounts;

/// <summary>Rights on documents, by the names that Umbraco 17 gives them.</summary>
public static class DocumentVerbs
{
    public const string Read = "Umb.Document.Read";
    public const string Create = "Umb.Document.Create";
    public const string CreateBlueprint = "Umb.Document.CreateBlueprint";
    public const string Update = "Umb.Document.Update";
    public const string Publish = "Umb.Document.Publish";
    public const string Unpublish = "Umb.Document.Unpublish";
    public const string Delete = "Umb.Document.Delete";
    public const string Duplicate = "Umb.Document.Duplicate";
    public const string Move = "Umb.Document.Move";
    public const string Sort = "Umb.Document.Sort";
    public const string CultureAndHostnames = "Umb.Document.CultureAndHostnames";
    public const string PublicAccess = "Umb.Document.PublicAccess";
    public const string Rollback = "Umb.Document.Rollback";
    public const string Notifications = "Umb.Document.Notifications";
    public const string Permissions = "Umb.Document.Permissions";
    public const string ReadProperty = "Umb.Document.PropertyValue.Read";
    public const string WriteProperty = "Umb.Document.PropertyValue.Write";

    public static IReadOnlyList<string> All { get; } =
    [
        Read, Create, CreateBlueprint, Update, Publish, Unpublish, Delete, Duplicate, Move, Sort, CultureAndHostnames, PublicAccess,
            Rollback,
        Notifications, Permissions, ReadProperty, WriteProperty,
    ];
}
