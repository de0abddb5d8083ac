using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Umbraco.Management;
using UsineCitoyenne.Umbraco.USync;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Assets;
using UsineCitoyenne.Web.Backoffice;
using UsineCitoyenne.Web.Commands;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Content.Previews;
using UsineCitoyenne.Web.Forms;
using UsineCitoyenne.Web.Media;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Puts the site together: services, then the pipeline, each in the order a request meets them.</summary>
public static class SiteHost
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = "UsineCitoyenne.Web",
            // Not the working folder: started from / it would look for settings there, and watch the whole disk for changes.
            ContentRootPath = AppContext.BaseDirectory,
        });
        ListeningAddress.UseDefault(builder);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var gate = new StartupFailures();
        gate.HoldBack(builder.Logging);
        builder.Services.AddSingleton(gate);
        configure?.Invoke(builder);
        try
        {
            AddServices(builder);
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new CommandException(
                $"Un réglage est incorrect : {failure.Message}\nQue faire : voir la table des réglages, docs/guide/exploiter.md.", 1,
                failure);
        }
        var site = builder.Build();
        UsePipeline(site);
        return site;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        var development = builder.Environment.IsDevelopment();
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section))
            .Configure(site => site.BaseUrl = string.IsNullOrEmpty(site.BaseUrl) ? ListeningAddress.Default : site.BaseUrl)
            .Validate(site => Uri.TryCreate(site.BaseUrl, UriKind.Absolute, out _),
                "Site:BaseUrl doit être une adresse complète, comme https://exemple.fr")
            .Validate(site => site.Silence.IsValid,
                "Site:Silence : chaque durée doit dépasser celle d’avant (AskAfterDays, RemindAfterDays, FadeAfterDays, ArchiveAfterDays, "
            + "EraseAfterDays)")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<SiteOptions>>().Value);
        services.AddCore(
            new DatabaseOptions
            {
                DataFolder = DataFolder(builder),
                ConnectionString = configuration.GetConnectionString("Site"),
                FieldKey = configuration["Site:FieldKey"],
                FormerFieldKey = configuration["Site:FormerFieldKey"],
            },
            configuration.GetSection(MailOptions.Section).Get<MailOptions>(),
            development,
            configuration.GetSection(MediaOptions.Section).Get<MediaOptions>());
        services.AddUSync();
        services.AddManagementApi();
        services.AddSiteAssets();
        services.AddBackoffice();
        services.AddSitePages();
        services.AddFormGuard(configuration);
        services.AddAccess();
        services.RunJobs();
        services.AddSingleton<PublicModelCache>();
        services.AddSingleton<PublicPageCache>();
        services.AddSingleton<SiteAddresses>();
        services.AddSingleton<DatabaseKeyRepository>();
        services.AddDataProtection().SetApplicationName("usine-citoyenne");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyStorage>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => SessionCookie.Configure(cookie, development));
        services.AddAuthorization();
        // French as it is written: é, not &#xE9;.
        services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(encoder =>
            encoder.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(System.Text.Unicode.UnicodeRanges.All));
        services.AddRazorPages(SiteRoutes.Configure).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<HandlerCheck>();
            mvc.Filters.Add<BodyLimit>();
            var choices = new DefinedChoices();
            mvc.Filters.Add(choices);
            mvc.ModelBinderProviders.Insert(0, choices);
            // No form of ours is jQuery's, and a field named « [ » would be answered by an exception.
            var jQuery = mvc.ValueProviderFactories.Where(factory => factory is JQueryFormValueProviderFactory
                or JQueryQueryStringValueProviderFactory).ToList();
            jQuery.ForEach(factory => mvc.ValueProviderFactories.Remove(factory));
        });
        services.AddControllersWithViews();
        services.AddAntiforgery(antiforgery => SessionCookie.Configure(antiforgery, development));
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(notes => SessionCookie.Configure(notes, development));
        services.Configure<RouteOptions>(routes =>
        {
            routes.LowercaseUrls = true;
            routes.AppendTrailingSlash = true;
            routes.ConstraintMap["site"] = typeof(SiteRouteConstraint);
        });
        var proxies = ReverseProxy.TrustedProxies(configuration);
        services.Configure<ForwardedHeadersOptions>(headers => ReverseProxy.Configure(headers, proxies));
    }

    private static void UsePipeline(WebApplication site)
    {
        var production = !site.Environment.IsDevelopment();
        site.UseForwardedHeaders();
        site.UseMiddleware<SecurityHeaders>();
        if (production)
        {
            // Before the kept pages: they carry it too.
            site.UseHsts();
        }
        site.UseMiddleware<PreviewSession.Middleware>();
        site.UseMiddleware<PublicPageCache.Lookup>();
        if (production)
        {
            site.UseExceptionHandler(FailurePages.Options);
        }
        else
        {
            site.UseDeveloperExceptionPage();
        }
        site.UseStatusCodePagesWithReExecute("/erreur/{0}/");
        site.Use(FailurePages.ReadAsync);
        site.Use(BodyLimit.RefuseAsync);
        site.UseMiddleware<MalformedRequests>();
        site.UseMiddleware<HostPaths>();
        site.MapSiteAssets();
        site.MapBackoffice();
        site.UseMiddleware<MediaDelivery>();
        site.UseRouting();
        site.UseManagementApi();
        site.UseMiddleware<OneAddress>();
        if (production)
        {
            site.UseMiddleware<SecureForms>();
        }
        site.UseMiddleware<PublicPageCache.Keep>();
        site.UseMiddleware<HostLinks>();
        site.UseAuthentication();
        site.UseAuthorization();
        site.MapManagementApi();
        site.MapRazorPages();
        site.MapHealth();
        site.MapMailReturns();
        site.MapTerritoryLookup();
        site.MapFeeds();
        site.MapRelayLinks();
        site.MapMailOpenings();
        site.MapPreviews();
        site.MapContent();
    }

    /// <summary><c>DataFolder</c>; otherwise <c>data/</c> at the root of a clone, or beside the published program.</summary>
    private static string DataFolder(WebApplicationBuilder builder)
    {
        if (builder.Configuration["DataFolder"] is { Length: > 0 } configured)
        {
            return Path.GetFullPath(configured);
        }
        for (var folder = new DirectoryInfo(builder.Environment.ContentRootPath); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "UsineCitoyenne.sln")))
            {
                return Path.Combine(folder.FullName, "data");
            }
        }
        return Path.Combine(AppContext.BaseDirectory, "data");
    }
}
