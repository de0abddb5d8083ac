using Microsoft.AspNetCore.Diagnostics;

namespace UsineCitoyenne.Web.Backoffice;

/// <summary>Umbraco's back office at <c>/umbraco</c>: one page for all its screens, and its files.</summary>
internal static class BackofficeSetup
{
    public static IServiceCollection AddBackoffice(this IServiceCollection services) =>
        services.AddSingleton(_ => new BackofficeFiles(Path.Combine(AppContext.BaseDirectory, "backoffice")));

    public static void MapBackoffice(this WebApplication site)
    {
        var files = site.Services.GetRequiredService<BackofficeFiles>();
        site.Use((context, next) =>
        {
            var path = context.Request.Path;
            if (!BackofficePaths.Includes(path))
            {
                return next(context);
            }
            context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
            if (BackofficePaths.IsForPrograms(path) && context.Features.Get<IStatusCodePagesFeature>() is { } errorPages)
            {
                errorPages.Enabled = false;
            }
            return (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                && FileFor(path, files) is { } file
                ? file.SendAsync(context)
                : next(context);
        });
    }

    private static BackofficeFile? FileFor(PathString path, BackofficeFiles files) =>
        BackofficePaths.IsScreen(path) ? files.Page : files.Find(path.Value!);
}
