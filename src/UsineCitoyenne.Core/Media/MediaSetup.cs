using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Media.Renditions;
using UsineCitoyenne.Core.Media.Uploads;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Media;

public static class MediaSetup
{
    public static IServiceCollection AddMedia(this IServiceCollection services, MediaOptions options) => services
        .AddSingleton(options)
        .AddSingleton<MediaFolder>()
        .AddSingleton<PictureStudio>()
        .AddSingleton<RenditionSignature>()
        .AddSingleton<RenditionUrls>()
        .AddSingleton<RenditionCache>()
        .AddSingleton<TemporaryFiles>()
        .AddSingleton<IRetention, UploadRetention>();
}
