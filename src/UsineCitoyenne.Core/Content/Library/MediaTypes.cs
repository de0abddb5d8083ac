using UsineCitoyenne.Core.Media.Uploads;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>Media types by Umbraco's own aliases, and which one holds what kind of file.</summary>
public static class MediaTypes
{
    public const string Folder = "Folder";
    public const string Image = "Image";
    public const string Drawing = "umbracoMediaVectorGraphics";
    public const string Video = "umbracoMediaVideo";
    public const string Audio = "umbracoMediaAudio";
    public const string Article = "umbracoMediaArticle";
    public const string File = "File";

    /// <summary>The one that fits a kind best.</summary>
    public static string For(FileKind kind) => kind.Family switch
    {
        FileFamily.Picture => Image,
        FileFamily.Drawing => Drawing,
        FileFamily.Film => Video,
        FileFamily.Sound => Audio,
        FileFamily.Article => Article,
        _ => File,
    };

    /// <summary><c>File</c> holds anything but texts of the site, the others only their own kinds.</summary>
    public static bool Holds(string mediaType, FileKind kind) =>
        kind.Family != FileFamily.Texts && (mediaType == File || mediaType == For(kind));

    internal static void RequireHolds(string mediaType, FileKind kind)
    {
        if (!Holds(mediaType, kind))
        {
            throw new ContentException($"Ce type de média ne prend pas de fichier {kind.Name}.");
        }
    }
}
