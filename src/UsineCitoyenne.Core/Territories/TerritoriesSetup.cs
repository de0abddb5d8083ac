using Microsoft.Extensions.DependencyInjection;

namespace UsineCitoyenne.Core.Territories;

public static class TerritoriesSetup
{
    public static IServiceCollection AddTerritories(this IServiceCollection services) => services
        .AddSingleton<TerritoryDirectory>()
        .AddSingleton<TerritoryImport>()
        .AddSingleton<Mergers.MergerJob>();
}
