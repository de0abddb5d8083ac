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
}
