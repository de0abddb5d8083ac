namespace UsineCitoyenne.Core.Content;

/// <summary>A picture, file or folder of the media library. The bytes are in the <see cref="Media.MediaFolder"/>.</summary>
internal sealed class MediaItem
{
    public required Guid Key { get; init; }

    public Guid? ParentKey { get; set; }

    /// <summary>As <see cref="Content.Document.Path"/>.</summary>
    public required string Path { get; set; }

    public required int Level { get; set; }

    public int SortOrder { get; set; }

    public required Guid MediaTypeKey { get; set; }

    /// <summary>Alias of the type.</summary>
    public required string MediaType { get; set; }

    public required string Name { get; set; }

    public DateTime CreateDate { get; init; }

    public DateTime UpdateDate { get; set; }

    public bool Trashed { get; set; }

    /// <summary>JSON, as a document's.</summary>
    public required string Values { get; set; }

    public int Version { get; private set; }

    public void Edit(string name, string values, DateTime now)
    {
        Name = name;
        Values = values;
        UpdateDate = now;
        Version++;
    }
}
