using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace UsineCitoyenne.Core.Jobs;

public static class JobsSetup
{
    /// <summary>The jobs and their scheduler, which runs where a host starts it.</summary>
    internal static IServiceCollection AddJobs(this IServiceCollection services)
    {
        foreach (var job in JobSchedule.All)
        {
            services.TryAddSingleton(job.Type);
            services.AddSingleton(job);
        }
        return services.AddSingleton<JobScheduler>();
    }

    /// <summary>Runs them with the host.</summary>
    public static IServiceCollection RunJobs(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<JobScheduler>());
}
