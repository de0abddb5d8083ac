namespace UsineCitoyenne.Umbraco.USync;

/// <summary>Where the files of each kind are, below <c>uSync/v17</c>.</summary>
internal static class USyncFolder
{
    public const string Settings = "usync.config";
    public const string Languages = "Languages";
    public const string DataTypes = "DataTypes";
    public const string ContentTypes = "ContentTypes";
    public const string MediaTypes = "MediaTypes";
    public const string MemberTypes = "MemberTypes";
    public const string Templates = "Templates";
    public const string Dictionary = "Dictionary";
    public const string Media = "Media";
    public const string Content = "Content";
    public const string Domains = "Domains";

    /// <summary>All files, settings too, in the order of their paths; with slashes, below <paramref name="root"/>.</summary>
    public static IReadOnlyList<string> FilesOf(string root) => Directory.Exists(root)
        ? [.. Directory.EnumerateFiles(root, "*.config", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The first part of a path; empty for a file directly in the folder.</summary>
    public static string FolderOf(string path) => path.IndexOf('/') is var slash and > 0 ? path[..slash] : "";

    /// <summary><c>media</c> beside the folder, where the files of media are.</summary>
    public static string MediaFilesOf(string root) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(root))!, "media");
}
