using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.Library;

/// <summary>A media item as lists and trees show it.</summary>
/// <param name="Open">False for a folder that only leads to what the editor may touch.</param>
/// <param name="File">What it holds; with an empty address for a folder.</param>
public sealed record MediaCard(
    Guid Key, Guid? ParentKey, string Path, int Level, int SortOrder, Guid MediaTypeKey, string MediaType, string Name, DateTime CreateDate,
    DateTime UpdateDate, bool Trashed, bool HasChildren, bool Open, PublishedMedia File);

/// <summary>A media item with all that it says.</summary>
/// <param name="Values">By property alias, as they are stored.</param>
public sealed record MediaDetail(MediaCard Card, IReadOnlyDictionary<string, string> Values);
