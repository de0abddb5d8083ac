namespace UsineCitoyenne.Core.Content.Markup;

/// <summary>Markup that no editor writes: elements inside one another without end.</summary>
internal sealed class MarkupLimitException : Exception;
