using System.Text.RegularExpressions;

namespace UsineCitoyenne.Web.Tests.Faults;

internal static partial class RouteHoles
{
    /// <summary>Fills <c>{name}</c>, <c>{name:long}</c>, <c>{**name}</c> by name.</summary>
    public static string Replace(string pattern, Func<string, string> value) =>
        Hole().Replace(pattern, match => value(match.Groups["name"].Value));

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}")]
    private static partial Regex Hole();
}
