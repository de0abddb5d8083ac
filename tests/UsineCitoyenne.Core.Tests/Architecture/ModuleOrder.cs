using System.Reflection;

namespace UsineCitoyenne.Core.Tests.Architecture;

/// <summary>
/// Which module may name which: each only those below it, so that there is no cycle. A module is the namespace right below
/// <paramref name="root"/>. Reads compiled code: signatures, fields, base types and bodies.
/// </summary>
/// <param name="order">From the lowest. A namespace that is not in it is wiring, and may name all.</param>
internal sealed class ModuleOrder(Assembly assembly, string root, IReadOnlyList<string> order)
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Modules of the assembly that have no place in the order.</summary>
    public IReadOnlyList<string> Unknown() =>
        [.. assembly.GetTypes().Select(ModuleOf).OfType<string>().Where(module => module is not ("" or "Data")).Distinct().Except(order)];

    /// <summary>One readable line for each type that names one of a module above its own.</summary>
    public IReadOnlyList<string> Violations() =>
    [
        .. (from type in assembly.GetTypes()
            let user = RankOf(type)
            where user >= 0 && !IsWiring(type)
            from named in NamedBy(type).SelectMany(Flatten).Select(MethodTokens.Outermost).Distinct()
            where RankOf(named) > user
            select $"{ModuleOf(type)} is below {ModuleOf(named)}: {MethodTokens.Outermost(type).Name} names {named.Name}").Distinct()
                .Order(),
    ];

    // Setups are a module's wiring, and the schedule lists the jobs of all.
    private static bool IsWiring(Type type) => MethodTokens.Outermost(type).Name is var name
        && (name.EndsWith("Setup", StringComparison.Ordinal) || name == "JobSchedule");

    private int RankOf(Type type) => ModuleOf(type) is { } module ? order.ToList().IndexOf(module) : -1;

    private string? ModuleOf(Type type)
    {
        var name = MethodTokens.Outermost(type).Namespace ?? "";
        return name == root ? ""
            : name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0] : null;
    }

    private static IEnumerable<Type> NamedBy(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetFields(Own).Select(field => field.FieldType),
        .. type.GetMembers(Own).OfType<MethodBase>().SelectMany(NamedBy),
    ];

    private static IEnumerable<Type> NamedBy(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method is MethodInfo { ReturnType: var result } ? [result] : Type.EmptyTypes,
        .. MethodTokens.Of(method).SelectMany(token => token switch
        {
            Type named => [named],
            MethodBase called => [called.DeclaringType!, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            FieldInfo field => [field.DeclaringType!],
            _ => Type.EmptyTypes,
        }),
    ];

    private static IEnumerable<Type> Flatten(Type type) => type.GetGenericArguments().SelectMany(Flatten)
        .Concat(type.HasElementType ? Flatten(type.GetElementType()!) : [])
        .Append(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
}
