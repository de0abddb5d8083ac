using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace UsineCitoyenne.Core;

/// <summary>
/// Registers a public service whose only constructor is internal because it takes internal collaborators
/// (the framework's container calls public constructors only).
/// </summary>
internal static class ServiceRegistration
{
    public static IServiceCollection AddService<T>(this IServiceCollection services)
        where T : class
    {
        var constructor = typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();
        var parameters = constructor.GetParameters();
        return services.AddSingleton(provider => (T)constructor.Invoke(
            BindingFlags.DoNotWrapExceptions,
            null,
            [.. parameters.Select(parameter => provider.GetRequiredService(parameter.ParameterType))],
            null));
    }
}
