namespace UsineCitoyenne.Core.Files;

/// <summary>How much XML is read from a file that somebody sent.</summary>
/// <param name="Depth">Elements inside one another: what walks them recursively must not run out of stack.</param>
/// <param name="Characters">Of the whole document, once decoded.</param>
/// <param name="Elements">Of the whole document: a tree takes some twenty times the memory of its text.</param>
/// <param name="Attributes">Of one element.</param>
public sealed record XmlLimits(int Depth = 128, long Characters = 10_000_000, int Elements = 500_000, int Attributes = 500)
{
    /// <summary>
    /// How many characters the document's own entities may unfold into; 0 when a document type is refused. Nothing outside the file is ever
    /// read.
    /// </summary>
    public int EntityCharacters { get; init; }
}
