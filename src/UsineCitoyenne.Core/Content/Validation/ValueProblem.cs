namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>A value that may not go online.</summary>
/// <param name="Alias">Of the property; inside blocks, of the block's own property.</param>
/// <param name="Blocks">From the outermost block to the one that holds the property; empty for a property of the document.</param>
/// <param name="Message">In French, for the editor.</param>
public sealed record ValueProblem(string Alias, IReadOnlyList<BlockStep> Blocks, string Message, ProblemKind Kind = ProblemKind.Unfit);

public enum ProblemKind
{
    /// <summary>To be filled in: a draft, or a media item, may wait for it.</summary>
    Missing,

    /// <summary>Outside what its data type allows: a draft may wait for that too.</summary>
    Unfit,

    /// <summary>Not what its property editor writes, such as letters for a number: refused everywhere.</summary>
    Malformed,
}

/// <param name="Alias">The property, of the document or of the block above, that holds the block.</param>
/// <param name="Data"><c>contentData</c> or <c>settingsData</c>.</param>
/// <param name="Index">Its place there, from 0.</param>
public sealed record BlockStep(string Alias, string Data, Guid Key, int Index);
