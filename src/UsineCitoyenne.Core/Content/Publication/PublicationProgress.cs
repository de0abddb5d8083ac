namespace UsineCitoyenne.Core.Content.Publication;

/// <summary>How far a publication with descendants has come.</summary>
/// <param name="Total">Pages to publish.</param>
/// <param name="Done">Pages dealt with, refused ones included.</param>
public sealed record PublicationProgress(Guid Task, Guid Root, int Total, int Done, bool IsComplete, IReadOnlyList<RefusedPage> Refused);

/// <param name="Reason">In French.</param>
public sealed record RefusedPage(Guid Key, string Name, string Reason);
