using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Dialects;

namespace UsineCitoyenne.Core.Tests.Architecture;

/// <summary>
/// Who writes for one engine. Reads compiled code: the drivers' types and EF's providers, the engine of the options, and SQL that one
/// engine alone understands. Data, with its migrations, is where the two engines are told apart.
/// </summary>
internal static partial class EngineBoundaries
{
    private static readonly string[] Drivers =
        ["Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite"];

    private static readonly Type[] Engines = [typeof(DatabaseEngine), typeof(SqliteDialect), typeof(PostgreSqlDialect)];

    /// <summary>One line a method or a field outside Data.</summary>
    public static IReadOnlyList<string> OutsideData(Assembly assembly, string root) =>
    [
        .. MethodTokens.MethodsOf(assembly).Where(method => !IsInData(method.DeclaringType!, root))
            .Where(method => MethodTokens.Of(method).Concat(Signature(method)).Concat(Locals(method)).Any(IsOfOneEngine))
            .Select(MethodTokens.NameOf)
            .Concat(assembly.GetTypes().Where(type => !IsInData(type, root)).SelectMany(FieldsOf)
                .Where(field => IsOfOneEngine(field.FieldType))
                .Select(field => $"{MethodTokens.Outermost(field.DeclaringType!).Name}.{field.Name}"))
            .Distinct(),
    ];

    /// <summary>Methods of Data that ask EF which provider it has, instead of the options' engine.</summary>
    public static IReadOnlyList<string> AskingEf(Assembly assembly) =>
    [
        .. MethodTokens.MethodsOf(assembly).Where(method => MethodTokens.Of(method).OfType<MethodBase>().Any(AsksEf))
            .Select(MethodTokens.NameOf).Distinct(),
    ];

    private static bool IsInData(Type type, string root)
    {
        var name = MethodTokens.Outermost(type).Namespace ?? "";
        return name == root + ".Data" || name.StartsWith(root + ".Data.", StringComparison.Ordinal);
    }

    private static bool IsOfOneEngine(object token) => token switch
    {
        string text => SqlOfOneEngine().IsMatch(text),
        Type type => Parts(type).Any(part => Engines.Contains(part) || Drivers.Contains(part.Assembly.GetName().Name)),
        MethodBase method => AsksEf(method) || Signature(method).Append(method.DeclaringType).OfType<Type>().Any(IsOfOneEngine),
        _ => false,
    };

    private static bool AsksEf(MethodBase method) => method.Name is "IsNpgsql" or "IsSqlite"
        || (method.DeclaringType == typeof(DatabaseFacade) && method.Name == "get_" + nameof(DatabaseFacade.ProviderName));

    private static IEnumerable<Type> Signature(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType)
        .Concat(method is MethodInfo { ReturnType: var result } ? [result] : [])
        .Concat(method.IsGenericMethod ? method.GetGenericArguments() : []);

    private static IEnumerable<Type> Locals(MethodBase method) =>
        method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [];

    private static IEnumerable<FieldInfo> FieldsOf(Type type) => type.GetFields(
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static IEnumerable<Type> Parts(Type type) =>
        type.GetGenericArguments().SelectMany(Parts).Append(type.HasElementType ? type.GetElementType()! : type);

    [GeneratedRegex(@"FOR (NO KEY )?(UPDATE|SHARE)|SKIP LOCKED|LOCK TABLE|Npgsql|json_each|unnest\s*\(|\bpg_\w|\bPRAGMA\b|\browid\b"
        + @"|AT TIME ZONE|\bGLOB\b|\bMATCH \{|\bNOTIFY\b|\bLISTEN\b|= ANY \(|\bSET LOCAL\b|[\w)]::[a-z]")]
    private static partial Regex SqlOfOneEngine();
}
