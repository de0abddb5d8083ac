using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace UsineCitoyenne.Umbraco.Management.Server;

/// <summary>
/// Extensions of the back office: every <c>umbraco-package.json</c> in a folder below <c>backoffice/App_Plugins</c>, as Umbraco does.
/// They are read once: a new extension needs a restart.
/// </summary>
internal static class ManifestEndpoints
{
    private static readonly Lazy<IReadOnlyList<ManifestResponseModel>> Packages = new(() =>
    [
        .. PackageFiles()
        .Select(file => JsonSerializer.Deserialize<ManifestResponseModel>(File.ReadAllText(file), JsonSerializerOptions.Web)!),
    ]);

    public static void Map(RouteGroupBuilder api)
    {
        var manifest = api.MapGroup("/manifest/manifest");
        // Nothing of ours shows before sign-in: the login page is the site's own.
        manifest.MapGet("/public", () => Array.Empty<ManifestResponseModel>()).AllowAnonymous();
        manifest.MapGet("/private", () => Packages.Value).RequireEditor();
        manifest.MapGet("", () => Packages.Value).RequireEditor();
    }

    private static IEnumerable<string> PackageFiles()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "backoffice", "App_Plugins");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "umbraco-package.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal) : [];
    }
}

/// <summary>What the contract knows of a package: the rest of its file is for other readers.</summary>
internal sealed record ManifestResponseModel(string Name, string? Id, string? Version, IReadOnlyList<JsonElement> Extensions);
