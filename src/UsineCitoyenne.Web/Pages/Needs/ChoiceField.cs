using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.Needs;

/// <summary>One of several, in a list to unfold. Drawn by <c>_ChoiceField</c>.</summary>
/// <param name="Id">What the error summary links to.</param>
/// <param name="Name">What the form posts.</param>
/// <param name="Chosen">Value of the one chosen; null for none yet.</param>
public sealed record ChoiceField(string Id, string Name, string Label, string? Chosen, IReadOnlyList<(string Value, string Label)> Choices)
{
    public string? Error { get; init; }

    public string? DescribedBy => TextField.Descriptions(Id, null, Error);
}
