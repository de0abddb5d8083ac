using System.Reflection;
using System.Reflection.Emit;

namespace UsineCitoyenne.Core.Tests.Architecture;

/// <summary>What the body of a method names: the members it calls and the strings it carries, read from its IL.</summary>
internal static class MethodTokens
{
    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>
    /// Every method of the assembly: lambdas, async bodies and iterators are methods of nested types, so they are here too.
    /// </summary>
    public static IEnumerable<MethodBase> MethodsOf(Assembly assembly) => assembly.GetTypes().SelectMany(type =>
        type.GetMembers(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>());

    public static IEnumerable<object> Of(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[++at])) : code[at];
            at++;
            var operation = OpCodes[value];
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                or OperandType.InlineString)
            {
                yield return Resolve(method, BitConverter.ToInt32(code, at), operation.OperandType);
            }
            at += operation.OperandType == OperandType.InlineSwitch
                ? 4 + 4 * BitConverter.ToInt32(code, at)
                : OperandSize(operation.OperandType);
        }
    }

    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary><c>Type.Method</c> as written: the compiler keeps the method's name between angle brackets in what it generates.</summary>
    public static string NameOf(MethodBase method)
    {
        var generated = new[] { method.Name, method.DeclaringType!.Name }.FirstOrDefault(name => name.StartsWith('<')
            && name.IndexOf('>') > 1);
        return $"{Outermost(method.DeclaringType!).Name}.{(generated is null ? method.Name : generated[1..generated.IndexOf('>')])}";
    }

    private static object Resolve(MethodBase method, int token, OperandType kind)
    {
        if (kind == OperandType.InlineString)
        {
            return method.Module.ResolveString(token);
        }
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, typeArguments, methodArguments)!;
    }

    private static int OperandSize(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
