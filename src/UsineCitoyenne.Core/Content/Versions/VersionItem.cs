namespace UsineCitoyenne.Core.Content.Versions;

/// <param name="At">UTC.</param>
/// <param name="EditorKey">Empty for the site itself.</param>
/// <param name="IsCurrentDraft">True for the newest.</param>
/// <param name="IsCurrentPublished">True for what visitors read now.</param>
/// <param name="PreventCleanup">True when the clean-up leaves it.</param>
public sealed record VersionItem(
    Guid Key, Guid Document, Guid ContentTypeKey, string Name, DateTime At, Guid EditorKey, string EditorName, bool IsCurrentDraft,
    bool IsCurrentPublished, bool PreventCleanup);

/// <param name="Values">By property alias, as stored.</param>
public sealed record VersionContent(
    Guid Key, Guid Document, Guid ContentTypeKey, string ContentType, string Name, DateTime At, string EditorName,
    IReadOnlyDictionary<string, string> Values);
