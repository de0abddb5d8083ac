using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Communes;

public static class CommunesSetup
{
    public static IServiceCollection AddCommunes(this IServiceCollection services) => services
        .AddService<CommuneStates>()
        .AddService<CommuneUpkeep>()
        .AddService<CommuneDesk>()
        .AddSingleton<IFollowsMergers, CommuneMergers>();
}
