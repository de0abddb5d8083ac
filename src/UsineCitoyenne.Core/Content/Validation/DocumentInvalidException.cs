namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>Something must be completed or put right first.</summary>
public sealed class DocumentInvalidException(string name, IReadOnlyList<ValueProblem> problems, string may = "être publiée")
    : ContentException(
        $"«\u00A0{name}\u00A0» ne peut pas {may}\u00A0: {string.Join(" ", problems.Select(problem => problem.Message).Distinct())}")
{
    public IReadOnlyList<ValueProblem> Problems => problems;
}
