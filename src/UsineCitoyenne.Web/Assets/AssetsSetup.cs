using Microsoft.Extensions.FileProviders;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Web.Assets;

internal static class AssetsSetup
{
    public static IServiceCollection AddSiteAssets(this IServiceCollection services)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "assets");
        return services
            .AddSingleton(_ => new SiteAssets(Path.Combine(folder, "site")))
            .AddSingleton(_ => new FranceMap(Path.Combine(folder, "france-departments.json")));
    }

    public static void MapSiteAssets(this WebApplication site)
    {
        var assets = site.Services.GetRequiredService<SiteAssets>();
        site.Use(async (context, next) =>
        {
            if (!await assets.TrySendAsync(context))
            {
                await next(context);
            }
        });
    }

    /// <summary>Files of the media library. A drawing may hold script: its own policy keeps it from running.</summary>
    public static void MapMediaFiles(this WebApplication site)
    {
        var folder = Path.Combine(site.Services.GetRequiredService<DatabaseOptions>().DataFolder, "media");
        Directory.CreateDirectory(folder);
        site.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/media",
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = file =>
            {
                file.Context.Response.Headers.CacheControl = "public, max-age=86400";
                file.Context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
            },
        });
    }
}
