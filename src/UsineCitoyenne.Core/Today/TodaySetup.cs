using Microsoft.Extensions.DependencyInjection;

namespace UsineCitoyenne.Core.Today;

public static class TodaySetup
{
    public static IServiceCollection AddToday(this IServiceCollection services) => services.AddSingleton<TodayList>();
}
