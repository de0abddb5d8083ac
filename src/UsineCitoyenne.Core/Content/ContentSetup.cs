using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Media;

namespace UsineCitoyenne.Core.Content;

public static class ContentSetup
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddService<MediaFolder>()
        .AddService<SiteContent>()
        .AddService<CreateDocument>()
        .AddService<SaveDocument>()
        .AddService<PublishDocument>()
        .AddService<UnpublishDocument>()
        .AddService<ImportHistory>()
        .AddService<ImportSchema>()
        .AddService<ImportDocuments>()
        .AddService<ImportMedia>()
        .AddService<ContentImport>()
        .AddService<ContentExport>()
        .AddService<SiteProvisioner>()
        .AddHostedService<ContentWatcher>();
}
