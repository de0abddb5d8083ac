using System.Reflection;
using System.Text.RegularExpressions;

namespace UsineCitoyenne.Core.Tests.Architecture;

/// <summary>
/// Who may use whose tables. A module is the namespace right below <paramref name="root"/>; a table belongs to the module of its entity.
/// Reads compiled code: queries over an entity, entities created or tracked, and SQL that names a table.
/// </summary>
/// <param name="root">Such as <c>UsineCitoyenne.Core</c>.</param>
/// <param name="tables">Each table's name and entity.</param>
internal sealed partial class ModuleBoundaries(Assembly assembly, string root, IReadOnlyDictionary<string, Type> tables)
{
    private static readonly string[] OpenModules = ["Territories", "Data", "Text"];

    // What the split of one large module left together: a contact is a volunteer as a row of the table, an import makes volunteers, a
    // campaign chooses among them, an editor is a user of the back office, and what is produced is what the ledger holds.
    private static readonly HashSet<(string User, string Owner)> Friends =
    [
        ("Contacts", "Volunteers"), ("Imports", "Volunteers"), ("Campaigns", "Volunteers"), ("Editors", "Accounts"),
        ("Production", "Ledger"),
    ];

    private readonly HashSet<Type> entities = [.. tables.Values];

    /// <summary>One readable line a violation.</summary>
    public IReadOnlyList<string> Violations() =>
    [
        .. from method in MethodTokens.MethodsOf(assembly)
           let user = ModuleOf(method.DeclaringType!)
           where user is not (null or "" or "Data") // Data migrates and backs up everything
           from token in MethodTokens.Of(method)
           from entity in EntitiesUsed(token)
           where !MayUse(user, entity)
           select $"{user} uses the table of {ModuleOf(entity)}.{entity.Name}: {MethodTokens.NameOf(method)}",
    ];

    private IEnumerable<Type> EntitiesUsed(object token) => token switch
    {
        // Queries and tracking: Set<T>(), Add(entity), Where<T>(…), ExecuteDelete<T>()…; a foreign key in a mapping is no use.
        MethodBase method when IsQueryApi(method.DeclaringType) => Arguments(method).SelectMany(Flatten).Where(entities.Contains),
        ConstructorInfo constructor when entities.Contains(constructor.DeclaringType!) => [constructor.DeclaringType!],
        string text => TableInSql().Matches(text).Select(match => tables.GetValueOrDefault(match.Groups[1].Value)).OfType<Type>(),
        _ => [],
    };

    private bool MayUse(string user, Type entity)
    {
        var owner = ModuleOf(entity);
        return owner == user || OpenModules.Contains(owner) || Friends.Contains((user, owner!))
            || (owner == "Privacy" && entity.Name.StartsWith("Audit", StringComparison.Ordinal));
    }

    /// <summary>Null outside the root, empty right in it.</summary>
    private string? ModuleOf(Type type)
    {
        var name = MethodTokens.Outermost(type).Namespace ?? "";
        return name == root ? "" : name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0] : null;
    }

    private static bool IsQueryApi(Type? type) => type is not null
        && (type == typeof(Queryable) || type.Namespace == "Microsoft.EntityFrameworkCore");

    private static IEnumerable<Type> Arguments(MethodBase method) =>
        (method.IsGenericMethod ? method.GetGenericArguments() : []).Concat(method.DeclaringType!.GetGenericArguments());

    private static IEnumerable<Type> Flatten(Type type) =>
        type.GetGenericArguments().SelectMany(Flatten).Append(type.HasElementType ? type.GetElementType()! : type);

    [GeneratedRegex("""\b(?:FROM|JOIN|INTO|UPDATE|COPY|TABLE)\s+"?(\w+)"?""", RegexOptions.IgnoreCase)]
    private static partial Regex TableInSql();
}
