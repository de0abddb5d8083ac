using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Territories.Mergers;

namespace UsineCitoyenne.Core.Communes;

public static class CommunesSetup
{
    public static IServiceCollection AddCommunes(this IServiceCollection services) => services
        .AddSingleton<CommuneStates>()
        .AddSingleton<CommuneService>()
        .AddSingleton<Coverage>()
        .AddSingleton<DemoProduction>()
        .AddSingleton<IPurchaseRule, PurchaseRule>()
        .AddSingleton<IFollowsMergers, CommuneMergers>()
        .AddSingleton<ITodaySource, CommunesToday>();
}
