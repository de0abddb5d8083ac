namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>A picture made from another: a part of it, as large as fits in a box, never larger than it was.</summary>
/// <param name="Source">Address under <c>/media/</c>.</param>
/// <param name="Width">Of the box, in pixels.</param>
/// <param name="Height">Of the box, in pixels; null when only the width counts.</param>
/// <param name="Version">Of the media item: a changed file has new addresses, so that the old ones may be kept for ever.</param>
public sealed record Rendition(string Source, PictureRegion Region, int Width, int? Height, int Version);
