using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Imports;

public static class ImportsSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportValidator>()
        .AddSingleton<ImportHeard>()
        .AddSingleton<ImportStore>()
        .AddSingleton<ImportFiles>()
        .AddSingleton<ImportRetention>()
        .AddSingleton<IRetention>(provider => provider.GetRequiredService<ImportRetention>())
        .AddSingleton<IHeldObligations, HeldImports>()
        .AddSingleton<ImportRun>()
        .AddSingleton<VolunteerImport>()
        .AddSingleton<ImportService>()
        .AddSingleton<ImportRepairService>()
        .AddSingleton<ITodaySource, ImportsToday>();
}
