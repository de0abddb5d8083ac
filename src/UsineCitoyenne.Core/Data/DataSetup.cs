using Microsoft.Extensions.DependencyInjection;

namespace UsineCitoyenne.Core.Data;

public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseOptions options) => services
        .AddSingleton(options)
        .AddSingleton<Database>()
        .AddService<DatabaseMigrator>()
        .AddService<DatabaseBackup>();
}
