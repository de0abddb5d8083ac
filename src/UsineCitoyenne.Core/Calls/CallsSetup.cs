using Microsoft.Extensions.DependencyInjection;

namespace UsineCitoyenne.Core.Calls;

public static class CallsSetup
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddSingleton<CallDirectory>()
        .AddSingleton<CallLinks>();
}
