namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>A file that an editor sent, checked and cleaned, waiting for a media item to hold it.</summary>
/// <param name="Name">As the sender's machine calls it, without its folder.</param>
/// <param name="Width">Pixels; null for what is no picture.</param>
/// <param name="Height">Pixels; null for what is no picture.</param>
/// <param name="Path">On disk, for as long as it waits.</param>
public sealed record UploadedFile(Guid Key, string Name, FileKind Kind, long Bytes, int? Width, int? Height, string Path)
{
    /// <summary>UTC: it waits until then.</summary>
    public DateTime Until { get; init; }

    /// <summary>Without anything that an address or a folder could mistake.</summary>
    public string SafeName => FileNames.Safe(Name, Kind);

    /// <summary>What to call the media item.</summary>
    public string Title => FileNames.Title(Name);
}
