using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Data.Upkeep;

namespace UsineCitoyenne.Core.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseOptions options) => services
        .AddSingleton(options)
        .AddSingleton<Database>()
        .AddSingleton<DatabaseMigrator>()
        .AddSingleton<CanonicalForms>()
        .AddSingleton<DatabaseBackup>()
        .AddSingleton<RestoreReview>()
        .AddSingleton<SiteLease>()
        .AddSingleton<StorageCheck>();
}
