using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core;

/// <summary>The modules of the domain, one line each.</summary>
public static class CoreSetup
{
    public static IServiceCollection AddCore(
        this IServiceCollection services, DatabaseOptions database, MailOptions? mail = null, bool development = false) => services
        .AddSingleton(TimeProvider.System)
        .AddData(database)
        .AddMailing(mail ?? new MailOptions(), development);
}
