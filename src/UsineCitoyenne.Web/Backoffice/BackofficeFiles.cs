using System.Collections.Frozen;
using System.Text.Json;

namespace UsineCitoyenne.Web.Backoffice;

/// <summary>What the build of UsineCitoyenne.Backoffice left in <c>backoffice/</c>: the page, its policy, and the files under /umbraco/backoffice/.</summary>
public sealed class BackofficeFiles
{
    /// <summary>Where the client's own addresses begin.</summary>
    public const string Prefix = "/umbraco/backoffice/";
    private readonly FrozenDictionary<string, BackofficeFile> files;

    public BackofficeFiles(string folder)
    {
        var root = Path.Combine(folder, "public");
        files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(root, path).Replace('\\', '/'), Type: ContentTypeOf(path)))
            .Where(file => file.Type is not null)
            .ToFrozenDictionary(
                file => Prefix + file.Name,
                file => new BackofficeFile(file.Path, file.Type!, file.Name.StartsWith("built/", StringComparison.Ordinal)),
                StringComparer.Ordinal);
        Page = new BackofficeFile(Path.Combine(folder, "index.html"), "text/html; charset=utf-8", immutable: false);
        using var hashes = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "csp.json")));
        Policy = PolicyWith(hashes.RootElement.GetProperty("importMap").GetString()!);
    }

    /// <summary>
    /// The Content-Security-Policy of the page. The client writes style attributes and style elements, so style may be inline;
    /// script may not, but for the import map, known by its hash. Pictures and films show before they are sent: blob.
    /// </summary>
    public string Policy { get; }

    internal BackofficeFile Page { get; }

    internal BackofficeFile? Find(string path) => files.GetValueOrDefault(path);

    private static string PolicyWith(string importMapHash) =>
        $"default-src 'none'; script-src 'self' '{importMapHash}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; "
        + "frame-ancestors 'none'";

    private static string? ContentTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml; charset=utf-8",
        ".ttf" => "font/ttf",
        ".woff2" => "font/woff2",
        _ => null,
    };
}
