using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace UsineCitoyenne.Core.Tests.Architecture;

/// <summary>A module is wired in <c>&lt;Module&gt;Setup.cs</c> and nowhere else.</summary>
internal static class ServiceRegistrations
{
    /// <summary>
    /// One line for each method of a module, outside its setup, that registers a service. Right in the root is no module: <c>CoreSetup</c>.
    /// </summary>
    public static IReadOnlyList<string> OutsideSetup(Assembly assembly, string root) =>
    [
        .. from method in MethodTokens.MethodsOf(assembly)
           let type = MethodTokens.Outermost(method.DeclaringType!)
           where IsInAModule(type, root) && !IsSetup(type, root)
           where MethodTokens.Of(method).OfType<MethodInfo>().Any(Registers)
           select $"{type.Namespace}.{MethodTokens.NameOf(method)} registers services",
    ];

    private static bool IsInAModule(Type type, string root) => type.Namespace?.StartsWith(root + ".", StringComparison.Ordinal) == true;

    private static bool IsSetup(Type type, string root) => type.Name == type.Namespace![(root.Length + 1)..].Split('.')[0] + "Setup";

    // services.AddSingleton(…), services.AddOtherModule(), our own helpers: all extensions of the collection.
    private static bool Registers(MethodInfo method) =>
        method.IsStatic && method.GetParameters() is [var first, ..] && first.ParameterType == typeof(IServiceCollection);
}
