using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core;

/// <summary>The modules of the domain, one line each.</summary>
public static class CoreSetup
{
    public static IServiceCollection AddCore(this IServiceCollection services, DatabaseOptions database) => services
        .AddSingleton(TimeProvider.System)
        .AddData(database)
        .AddContent();
}
