namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>Something must be completed before the page goes online.</summary>
public sealed class DocumentInvalidException(string name, IReadOnlyList<ValueProblem> problems)
    : ContentException($"«\u00A0{name}\u00A0» ne peut pas être publiée\u00A0: {string.Join(" ", problems.Select(problem => problem.Message).Distinct())}")
{
    public IReadOnlyList<ValueProblem> Problems => problems;

    internal static void ThrowIfAny(string name, IReadOnlyList<ValueProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new DocumentInvalidException(name, problems);
        }
    }
}
