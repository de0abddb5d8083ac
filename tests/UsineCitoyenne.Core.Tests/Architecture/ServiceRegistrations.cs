using System.Reflection;

namespace UsineCitoyenne.Core.Tests.Architecture;

/// <summary>A module is wired in <c>&lt;Module&gt;Setup.cs</c> and nowhere else.</summary>
internal static class ServiceRegistrations
{
    /// <summary>One line for each type outside <c>{Module}Setup</c> that registers a service. <c>CoreSetup</c> lists the modules.</summary>
    public static IReadOnlyList<string> OutsideSetup(Assembly assembly, string root) =>
    [
        .. from method in MethodTokens.MethodsOf(assembly)
           let type = MethodTokens.Outermost(method.DeclaringType!)
           where InsideOf(type, root) && !IsSetup(type, root)
           where MethodTokens.Of(method).OfType<MethodInfo>().Any(Registers)
           select $"{type.Namespace}.{MethodTokens.NameOf(method)} registers services",
    ];

    private static bool InsideOf(Type type, string root) =>
        type.Namespace is { } name && (name == root || name.StartsWith(root + ".", StringComparison.Ordinal));

    private static bool IsSetup(Type type, string root)
    {
        var module = (type.Namespace == root ? root : type.Namespace![(root.Length + 1)..].Split('.')[0]).Split('.')[^1];
        return type.Name == module + "Setup";
    }

    private static bool Registers(MethodInfo method) => method.IsStatic
        && method.Name.StartsWith("Add", StringComparison.Ordinal) | method.Name.StartsWith("TryAdd", StringComparison.Ordinal)
        && method.DeclaringType!.Namespace!.StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal);
}
