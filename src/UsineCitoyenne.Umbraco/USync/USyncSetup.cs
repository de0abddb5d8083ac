using Microsoft.Extensions.DependencyInjection;

namespace UsineCitoyenne.Umbraco.USync;

public static class USyncSetup
{
    public static IServiceCollection AddUSync(this IServiceCollection services) => services
        .AddSingleton<USyncImporter>()
        .AddSingleton<USyncExporter>();
}
