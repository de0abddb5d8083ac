using UsineCitoyenne.Core.Content.Validation;

namespace UsineCitoyenne.Umbraco.Management.Documents;

/// <summary>
/// Where a refused value stands in the request, as the client looks for it: JSON paths with a query on alias, or on key inside blocks.
/// </summary>
internal static class ValuePaths
{
    public static IReadOnlyDictionary<string, string[]> Of(IReadOnlyList<ValueProblem> problems) => problems
        .GroupBy(PathOf).ToDictionary(same => same.Key, same => same.Select(problem => problem.Message).Distinct().ToArray());

    private static string PathOf(ValueProblem problem) =>
        "$." + string.Concat(problem.Blocks.Select(block => $"{Value(block.Alias)}.{block.Data}[?(@.key == '{block.Key}')]."))
            + Value(problem.Alias);

    private static string Value(string alias) => $"values[?(@.alias == '{alias}' && @.culture == null && @.segment == null)].value";
}
