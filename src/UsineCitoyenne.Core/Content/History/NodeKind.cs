namespace UsineCitoyenne.Core.Content.History;

/// <summary>Which tree a node is in. Stored as a number: never renumber.</summary>
public enum NodeKind
{
    Document = 0,
    Media = 1,
}
