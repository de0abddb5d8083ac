using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Links;

public static class LinksSetup
{
    public static IServiceCollection AddLinks(this IServiceCollection services) => services
        .AddSingleton<LinkTokens>()
        .AddSingleton<IRetention, LinkRetention>();
}
