using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Territories;

public static class TerritoriesSetup
{
    public static IServiceCollection AddTerritories(this IServiceCollection services) => services
        .AddSingleton(provider => new TerritoryDirectory(provider.GetRequiredService<Database>()))
        .AddSingleton(provider => new TerritoryImport(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<TerritoryDirectory>(),
            provider.GetRequiredService<TimeProvider>()));
}
