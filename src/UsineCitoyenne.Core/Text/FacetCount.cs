namespace UsineCitoyenne.Core.Text;

/// <summary>A value that a table can be narrowed to, and how many rows have it.</summary>
/// <param name="Value">Territory code, option code, number of a tag, name of a state or of an age.</param>
public sealed record FacetCount(string Value, string Label, int Count, bool Selected);
