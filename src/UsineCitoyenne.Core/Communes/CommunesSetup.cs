using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Territories.Mergers;
using UsineCitoyenne.Core.Today;

namespace UsineCitoyenne.Core.Communes;

public static class CommunesSetup
{
    public static IServiceCollection AddCommunes(this IServiceCollection services) => services
        .AddSingleton<CommuneStates>()
        .AddSingleton<CommuneService>()
        .AddSingleton<IFollowsMergers, CommuneMergers>()
        .AddSingleton<ITodaySource, CommunesToday>();
}
