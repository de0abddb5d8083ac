using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>Names of files that are safe in a folder, in an address and in a header.</summary>
internal static class FileNames
{
    private const int MaximumLength = 80;

    /// <summary>« C:\Photos\Été à Pontoise.JPEG » → <c>ete-a-pontoise.jpg</c>; « ….jpg » → <c>fichier.jpg</c>.</summary>
    public static string Safe(string name, FileKind kind)
    {
        var slug = Folding.Slug(Stem(name));
        slug = slug.Length > MaximumLength ? slug[..MaximumLength].TrimEnd('-') : slug;
        return $"{(slug.Length == 0 ? "fichier" : slug)}.{kind.Extensions[0]}";
    }

    /// <summary>What people read in the library: « Été à Pontoise ».</summary>
    public static string Title(string name)
    {
        var title = string.Concat(Stem(name).Replace('_', ' ').Where(letter => !char.IsControl(letter))).Trim();
        return title.Length == 0 ? "Sans nom" : title.Length > 255 ? title[..255] : title;
    }

    // Browsers of old send the whole path of the sender's disk, with its own slashes.
    private static string Stem(string name) => Path.GetFileNameWithoutExtension(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
}
