using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Provisioning;

namespace UsineCitoyenne.Core.Content;

public static class ContentSetup
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddService<SiteContent>()
        .AddService<CreateDocument>()
        .AddService<SaveDocument>()
        .AddService<PublishDocument>()
        .AddService<UnpublishDocument>()
        .AddService<ImportHistory>()
        .AddService<ImportSchema>()
        .AddService<ImportDocuments>()
        .AddService<ImportMedia>()
        .AddService<SiteProvisioner>()
        .AddHostedService<ContentWatcher>();
}
