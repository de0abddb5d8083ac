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
            // Its scope is the folder of its address: a volunteer's own pages, and nothing else of the site.
            if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path == "/ma-fiche/hors-ligne.js")
            {
                await assets.SendOfflineWorkerAsync(context);
            }
            else if (!await assets.TrySendAsync(context))
            {
                await next(context);
            }
        });
    }
}
