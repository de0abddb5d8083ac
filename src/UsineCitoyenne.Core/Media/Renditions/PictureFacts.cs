namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>What the head of a picture file says.</summary>
/// <param name="Width">Pixels, as it is seen: after turning.</param>
/// <param name="Height">Pixels, as it is seen.</param>
/// <param name="IsTurned">A viewer must turn or mirror it.</param>
/// <param name="HasMetadata">It carries EXIF, XMP or IPTC: perhaps where it was taken, and by whom.</param>
/// <param name="IsAnimated">It holds several pictures, shown one after the other.</param>
public sealed record PictureFacts(int Width, int Height, bool IsTurned, bool HasAlpha, bool HasMetadata, bool IsAnimated);
