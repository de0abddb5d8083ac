using Microsoft.Extensions.DependencyInjection;

namespace UsineCitoyenne.Core.Links;

public static class LinksSetup
{
    public static IServiceCollection AddLinks(this IServiceCollection services) => services.AddSingleton<LinkTokens>();
}
