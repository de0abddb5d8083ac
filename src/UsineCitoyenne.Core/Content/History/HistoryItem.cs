namespace UsineCitoyenne.Core.Content.History;

/// <param name="EditorKey">Empty for the site itself.</param>
/// <param name="EditorName">As it was then.</param>
/// <param name="Detail">In French; null when the action says it all.</param>
public sealed record HistoryItem(Guid NodeKey, NodeAction Action, DateTime At, Guid EditorKey, string EditorName, string? Detail);
