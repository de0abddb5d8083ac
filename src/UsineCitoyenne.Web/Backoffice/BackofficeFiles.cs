using System.Collections.Frozen;
using System.Text.Json;
using UsineCitoyenne.Core.Content;

namespace UsineCitoyenne.Web.Backoffice;

/// <summary>
/// What the build of UsineCitoyenne.Backoffice left in <c>backoffice/</c>: the page, its policy, and the files under /umbraco/backoffice/;
/// and those of extensions that the operator put in <c>backoffice/App_Plugins</c>, at the address that Umbraco gives them.
/// </summary>
public sealed class BackofficeFiles
{
    private readonly FrozenDictionary<string, BackofficeFile> files;

    public BackofficeFiles(string folder)
    {
        files = FilesIn(Path.Combine(folder, "public"), "/umbraco/backoffice/")
            .Concat(FilesIn(Path.Combine(folder, "App_Plugins"), "/App_Plugins/"))
            .ToFrozenDictionary(StringComparer.Ordinal);
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

    private static IEnumerable<KeyValuePair<string, BackofficeFile>> FilesIn(string root, string prefix) =>
        from path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(root, path).Replace('\\', '/')
        let type = ContentTypeOf(path)
        where type is not null
        select KeyValuePair.Create(prefix + name, new BackofficeFile(path, type, name.StartsWith("built/", StringComparison.Ordinal)));

    private static string PolicyWith(string importMapHash) =>
        $"default-src 'none'; script-src 'self' '{importMapHash}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src "
        + "'self'; "
        + "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; frame-src 'self' " + VideoPlayers.Origins
        + "; manifest-src 'self'; form-action 'self'; base-uri 'self'; "
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
