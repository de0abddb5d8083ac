using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Media;

namespace UsineCitoyenne.Core.Content;

public static class ContentSetup
{
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        return services
            .AddSingleton<MediaFolder>()
            .AddSingleton(provider => new SiteContent(Database(provider)))
            .AddSingleton(provider => new CreateDocument(Database(provider), Clock(provider)))
            .AddSingleton(provider => new SaveDocument(Database(provider), Clock(provider)))
            .AddSingleton(provider => new PublishDocument(Database(provider), provider.GetRequiredService<SiteContent>(), Clock(provider)))
            .AddSingleton(provider => new UnpublishDocument(Database(provider), provider.GetRequiredService<SiteContent>(), Clock(provider)))
            .AddSingleton(provider => new ImportHistory(Database(provider)))
            .AddSingleton(provider => new ImportSchema(Database(provider), Clock(provider)))
            .AddSingleton(provider => new ImportDocuments(Database(provider), Clock(provider)))
            .AddSingleton(provider => new ImportMedia(Database(provider), provider.GetRequiredService<MediaFolder>(), Clock(provider)))
            .AddSingleton(provider => new SiteProvisioner(Database(provider), Clock(provider)))
            .AddHostedService<ContentWatcher>();
    }

    private static Database Database(IServiceProvider provider) => provider.GetRequiredService<Database>();

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
